// What happened at the test payment → the help at the right place; events of the help → who to call, where people give up.
// Everything is kept in this page's memory and goes nowhere by itself. Old browsers run this too (Chromium 61).
(function () {
  "use strict";

  var MOST_EVENTS = 10000;
  var SHOWN = 12;
  var help = document.getElementById("help");
  var guide = document.querySelector("poshelp-guide");
  var done = document.getElementById("done");
  var escalation = document.getElementById("escalation");
  var bars = document.getElementById("bars");
  var download = document.getElementById("download");
  var events = [];
  var visit = newVisit();

  // Of this page view, and of nobody: a new one at every visit.
  function newVisit() {
    var numbers = crypto.getRandomValues(new Uint32Array(2));
    return (numbers[0] + 0x100000000).toString(36) + numbers[1].toString(36);
  }

  // ---- The portal's own step.

  function open(place) {
    done.textContent = escalation.textContent = "";
    help.hidden = false;
    ["code", "tree"].forEach(function (name) {
      if (place[name]) guide.setAttribute(name, place[name]);
      else guide.removeAttribute(name);
    });
    help.scrollIntoView();
  }

  document.querySelector(".choices").addEventListener("click", function (event) {
    var choice = event.target.getAttribute("data-choice");
    if (choice === "approved") finish();
    else if (choice) open({ tree: event.target.getAttribute("data-tree") });
  });

  document.querySelector("form.code").addEventListener("submit", function (event) {
    event.preventDefault();
    open({ code: document.getElementById("code").value });
  });

  function finish() {
    help.hidden = true;
    document.getElementById("test").classList.add("step--done");
    done.textContent = done.getAttribute("data-words");
  }

  // ---- What the help says. All of it was checked by its script; here it is text and nothing else.

  function keep(event) {
    if (events.length < MOST_EVENTS) events.push({ "at": new Date().toISOString(), visit: visit, message: event.detail });
    show();
  }

  ["ready", "step", "outcome", "escalate"].forEach(function (type) {
    guide.addEventListener("poshelp:" + type, keep);
  });

  guide.addEventListener("poshelp:error", function (event) {
    // Where the help does not answer there is no place in it to tell.
    if (event.detail.tree) keep(event);
  });

  guide.addEventListener("poshelp:step", function () {
    escalation.textContent = "";
  });

  guide.addEventListener("poshelp:escalate", function (event) {
    escalation.textContent = escalation.getAttribute("data-" + event.detail.to) + event.detail.path;
  });

  // ---- Where people give up.

  function questions() {
    var found = new Map();
    var last = new Map();
    events.forEach(function (event) {
      var message = event.message;
      var place = message.tree + " › " + message.node;
      if (message.type === "outcome") last.delete(event.visit);
      if (message.type === "outcome") found.delete(place);
      if (message.type !== "step" || message.move === "jump") return;
      if (!found.has(place)) found.set(place, new Set());
      found.get(place).add(event.visit);
      last.set(event.visit, place);
    });
    return Array.from(found, function (pair) {
      var lost = Array.from(last.values()).filter(function (place) {
        return place === pair[0];
      });
      return { place: pair[0], visits: pair[1].size, lost: lost.length };
    });
  }

  function add(parent, name, className, text) {
    var made = parent.appendChild(document.createElement(name));
    made.className = className;
    made.textContent = text || "";
    return made;
  }

  function show() {
    var all = questions();
    var most = Math.max.apply(null, all.map(function (question) {
      return question.visits;
    }).concat(1));
    document.getElementById("empty").hidden = all.length > 0;
    bars.textContent = "";
    all.slice(-SHOWN).forEach(function (question) {
      var line = add(bars, "li", "bar");
      var words = bars.getAttribute(question.visits === 1 ? "data-word" : "data-words");
      add(line, "span", "bar__place", question.place);
      add(line, "span", "bar__words", words.replace("{visits}", question.visits).replace("{lost}", question.lost));
      var whole = add(line, "span", "bar__whole");
      whole.style.width = (100 * question.visits) / most + "%";
      add(whole, "span", "bar__lost").style.width = (100 * question.lost) / question.visits + "%";
    });
    URL.revokeObjectURL(download.href);
    download.hidden = !events.length;
    download.href = URL.createObjectURL(new Blob(events.map(function (event) {
      return JSON.stringify(event) + "\n";
    }), { type: "application/x-ndjson" }));
  }

  document.getElementById("next").addEventListener("click", function () {
    visit = newVisit();
    help.hidden = true;
    done.textContent = escalation.textContent = "";
    document.getElementById("test").classList.remove("step--done");
    document.querySelector("form.code").reset();
    guide.removeAttribute("code");
    guide.removeAttribute("tree");
    // A new reader begins with a new frame: what is moved in the page loses the one it has.
    guide.parentNode.insertBefore(guide, escalation);
  });
})();
