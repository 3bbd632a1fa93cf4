// Inside a frame of the embed: tells the portal around it what the reader does, and does what the portal asks for.
// The portal names itself in the frame's name, `poshelp 1 <origin> <theme>`; a page without such a name tells nobody
// anything. What messages are allowed is said in messages.schema.json (generator/render/embed/messages.py).
// Old WebViews run this (Chromium 61): nothing newer in syntax or library.
(function () {
  "use strict";

  var MOST_IN_A_SECOND = 20;
  var TALLEST = 20000;
  var LONGEST_CODE = 40;
  var CALLS = { "call-acquirer": "acquirer", "call-issuer": "issuer", "ask-admin": "admin" };
  var ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  // As in messages.schema.json: the sets of keys that a message may have beside v, type and n.
  var RULES = { tree: ID, node: ID, code: /^[0-9A-Za-z.-]{1,8}$/, theme: /^(light|dark|auto)$/, lang: /^[a-z]{2,3}$/ };
  var KEYS = { goto: ["code", "tree", "node", "node,tree"], reset: [""], theme: ["theme"], lang: ["lang"] };
  var root = document.documentElement;
  var script = document.currentScript;
  var named = /^poshelp 1 ([a-z][a-z0-9+.-]*:\/\/[^\s/]+|null) (light|dark|auto)$/.exec(window.name) || [];
  var portal = window.parent !== window && named[1];
  var systemIsDark = window.matchMedia("(prefers-color-scheme: dark)");
  var sent = 0;
  var heard = -1;
  var second = 0;
  var inSecond = 0;
  var height = 0;
  var isAsked = false;
  // While a code of the address is looked up nothing is told: most lead on at once, and a visit begins where they lead.
  var isHeld = codeOfAddress() !== "";
  var heldStep;
  var guide;
  var here;
  var before;

  // ---- Colours.

  function paint() {
    var theme = named[2] || "auto";
    var isDark = theme === "dark" || (theme === "auto" && systemIsDark.matches);
    root.setAttribute("data-md-color-media", theme);
    root.setAttribute("data-md-color-scheme", isDark ? "slate" : "default");
  }

  // ---- Out.

  function tell(type, more) {
    if (!portal || !here) return;
    var message = {
      v: 1, type: type, n: sent, tree: guide.getAttribute("data-tree"), version: guide.getAttribute("data-version"), node: here.id
    };
    Object.keys(more || {}).forEach(function (key) {
      if (more[key] !== undefined) message[key] = more[key];
    });
    sent++;
    window.parent.postMessage(message, portal === "null" ? "*" : portal);
  }

  function measure() {
    var now = Math.min(Math.ceil(document.body.getBoundingClientRect().height), TALLEST);
    if (now === height || !here) return;
    height = now;
    tell("height", { height: now });
  }

  function pathCode() {
    var code = document.querySelector("[data-path-code]");
    return code ? code.getAttribute("data-path-code") : undefined;
  }

  function answerId(section, place) {
    var link = section.querySelectorAll("a[data-answer]")[place];
    return link ? link.getAttribute("data-answer") : undefined;
  }

  // The step that is shown now, told with the way that led to it.
  function step(event) {
    if (isHeld) {
      heldStep = event;
      return;
    }
    var section = guide.querySelector(".ph-here");
    var answers = event.detail;
    var from = here;
    var was = before || [];
    var last = answers.length - 1;
    var isSame = function (answer, place) {
      return answers[place] === answer;
    };
    var move = "goto";
    if (!from) move = "start";
    else if (!isAsked && last === was.length && was.every(isSame)) move = "answer";
    else if (!isAsked && answers.length < was.length && answers.every(function (answer, place) {
      return was[place] === answer;
    })) move = "back";
    here = section;
    before = answers.slice();
    if (move === "start") tell("ready", { lang: root.lang.split("-")[0], brand: script.getAttribute("data-brand") });
    tell("step", {
      move: move,
      from: from ? from.id : undefined,
      answer: move === "answer" ? answerId(from, answers[last]) : undefined
    });
    var kind = section.getAttribute("data-outcome");
    if (kind) {
      tell("outcome", { outcome: kind, who: section.getAttribute("data-who"), path: pathCode() });
      if (CALLS[kind]) tell("escalate", { to: CALLS[kind], why: "outcome", path: pathCode() });
    }
    measure();
  }

  function leave(event) {
    var link = event.target.closest && event.target.closest("a[href]");
    if (!link) return;
    var isInFrame = link.href.split(/[?#]/)[0].replace(/[^/]*$/, "") === location.href.split(/[?#]/)[0].replace(/[^/]*$/, "");
    if (!isInFrame && !link.hasAttribute("data-language")) {
      link.target = "_blank";
      link.rel = "noopener";
    }
    if (event.defaultPrevented || !here || !isInFrame || link.hasAttribute("data-language")) return;
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    var to = /([^/]+)\.html$/.exec(link.pathname);
    if (!to || to[1] === guide.getAttribute("data-tree")) return;
    // Without an answer: by the finder, or a link. Whoever has come to an end begins anew.
    var answer = (here.contains(link) && link.getAttribute("data-answer")) || undefined;
    if (answer || !here.hasAttribute("data-outcome")) tell("step", { move: "jump", from: here.id, answer: answer, to: to[1] });
  }

  // ---- In.

  function isWellFormed(message) {
    if (Object.prototype.toString.call(message) !== "[object Object]" || message.v !== 1) return false;
    if (typeof message.type !== "string" || !KEYS.hasOwnProperty(message.type)) return false;
    if (typeof message.n !== "number" || message.n % 1 || message.n < 0 || message.n > 1e6) return false;
    var keys = Object.keys(message).filter(function (key) {
      return !/^(v|type|n)$/.test(key);
    });
    return KEYS[message.type].indexOf(keys.sort().join()) >= 0 && keys.every(function (key) {
      // A key may be called "node,tree", or nothing at all.
      return RULES[key] && typeof message[key] === "string" && message[key].length < 65 && RULES[key].test(message[key]);
    });
  }

  function obey(event) {
    var message = event.data;
    if (event.source !== window.parent || event.origin !== portal) return;
    var now = Math.floor(Date.now() / 1000);
    if (now !== second) inSecond = 0;
    second = now;
    if (++inSecond > MOST_IN_A_SECOND || !isWellFormed(message) || message.n <= heard) return;
    heard = message.n;
    if (message.type === "theme") {
      named[2] = message.theme;
      // For the next page in this frame.
      window.name = "poshelp 1 " + portal + " " + message.theme;
      paint();
    } else if (message.type === "lang") {
      var other = document.querySelector('[data-language|="' + message.lang + '"]');
      if (other) open(other.href + location.search + location.hash);
      else if (root.lang.split("-")[0] !== message.lang) tell("error", { code: "unknown-lang" });
    } else if (message.type === "reset") open(location.pathname + "#" + guide.querySelector("[data-node]").id);
    else go(message);
  }

  function open(address) {
    var there = new URL(address, location.href);
    if (there.href === location.href) return;
    if (there.pathname !== location.pathname) {
      location.assign(there.href);
      return;
    }
    // The guide is here already: it goes there as if the reader had gone back.
    isAsked = true;
    history.pushState(null, "", there.href);
    window.dispatchEvent(new PopStateEvent("popstate"));
    isAsked = false;
  }

  function go(message) {
    var tree = message.tree || guide.getAttribute("data-tree");
    var node = message.node ? "#" + message.node : "";
    if (message.code) byCode(message.code);
    else if (!window.poshelpWalks.trees.some(function (known) { return known[0] === tree; })) tell("error", { code: "unknown-tree" });
    else if (tree !== guide.getAttribute("data-tree")) open(tree + ".html" + node);
    else if (node && !document.getElementById(message.node)) tell("error", { code: "unknown-node" });
    else open(location.pathname + (node || "#" + guide.querySelector("[data-node]").id));
  }

  // A code that means one cause everywhere leads there. For any other the finder shows what it can mean.
  function byCode(code) {
    var input = document.querySelector("form[data-finder] input");
    var codes = document.createElement("script");
    codes.src = script.getAttribute("data-codes");
    codes.onload = codes.onerror = function () {
      var trees = window.poshelpCodes || {};
      var known = code.toUpperCase();
      if (trees.hasOwnProperty(known)) {
        location.replace(trees[known] + ".html");
        return;
      }
      isHeld = false;
      if (heldStep) step(heldStep);
      heldStep = null;
      if (input) {
        input.value = code;
        input.dispatchEvent(new Event("input"));
      } else open("start.html?code=" + encodeURIComponent(code));
    };
    document.head.appendChild(codes);
  }

  // What stands in the address. It may be anything; the box of the finder takes it as text.
  function codeOfAddress() {
    var code = /[?&]code=([^&]*)/.exec(location.search);
    try {
      return code ? decodeURIComponent(code[1]).slice(0, LONGEST_CODE) : "";
    } catch (error) {
      return "";
    }
  }

  // Results with a tree open it in the frame, everything else is on the site.
  function stayInFrame(finder) {
    var onSite = finder.address;
    finder.address = function (result) {
      if (!result.tree) return onSite(result);
      var mark = /[?#].*$/.exec(result.path);
      return new URL(result.tree + ".html" + (mark && !result.code ? mark[0] : ""), location.href).href;
    };
  }

  // ---- Beginning.

  paint();
  systemIsDark.addListener(paint);
  document.addEventListener("poshelp-step", step);
  document.addEventListener("click", leave);
  document.addEventListener("toggle", function (event) {
    if (event.target.open && event.target.classList.contains("ph-tried")) {
      tell("escalate", { to: "acquirer", why: "tried", path: pathCode() });
    }
    measure();
  }, true);
  window.addEventListener("error", function () {
    tell("error", { code: "script" });
  });
  window.addEventListener("resize", measure);
  if (portal) window.addEventListener("message", obey);
  document.addEventListener("DOMContentLoaded", function () {
    guide = document.querySelector(".ph-guide[data-tree]");
    if (window.poshelpFinder) stayInFrame(window.poshelpFinder);
    if (codeOfAddress()) byCode(codeOfAddress());
    if (window.ResizeObserver) new ResizeObserver(measure).observe(document.body);
    else setInterval(measure, 250);
  });
})();
