// Has the worker keep this language for the time without a network, and says when what is shown may be old.
(function () {
  "use strict";
  var own = document.currentScript;
  var workers = navigator.serviceWorker;
  if (!workers || location.protocol === "file:" || window.top !== window) return;
  var DAY = 864e5;
  var OLD_DAYS = 200;
  var line = navigator.connection || {};
  var saving = line.saveData || /2g$/.test(line.effectiveType);
  var place = document.querySelector(".md-content__inner");
  var dated = document.querySelector(".ph-facts time");
  var reviewed = (dated || own).getAttribute(dated ? "datetime" : "data-reviewed");
  // A page that has a date of its own for its next review tells that itself.
  var is = { aged: !dated && Date.now() - Date.parse(reviewed) > OLD_DAYS * DAY };
  var box;

  function show() {
    var word = ["away", "newer", "older", "aged"].filter(function (name) {
      return is[name];
    })[0];
    if (!place || (!box && !word)) return;
    if (!box) {
      box = document.createElement("p");
      box.className = "ph-kept";
      box.setAttribute("role", "status");
      // At the end, where it sticks to the edge of the window: nothing may move under the finger that answers.
      place.appendChild(box);
    }
    box.hidden = !word;
    box.textContent = word ? own.getAttribute("data-" + word).replace("{date}", reviewed) : "";
    if (word === "newer") {
      var link = document.createElement("a");
      link.href = location.href;
      link.textContent = own.getAttribute("data-again");
      link.onclick = function () {
        location.reload();
        return false;
      };
      box.appendChild(link);
    }
  }

  function set(word, isSo) {
    is[word] = isSo;
    show();
  }

  function ask() {
    if (workers.controller) workers.controller.postMessage({ keep: own.getAttribute("data-keep"), saving: saving });
  }

  workers.addEventListener("controllerchange", ask);
  workers.addEventListener("message", function (event) {
    var word = event.data && event.data.poshelp;
    if (word === "kept") document.documentElement.setAttribute("data-kept", "");
    if (word === "older" || word === "newer") set(word, true);
  });

  // Whether the site can be reached tells a look for a newer worker, which goes past every cache.
  function look() {
    workers.getRegistration(own.getAttribute("data-worker")).then(function (registration) {
      if (!registration || !workers.controller) return;
      var late = setTimeout(set, 8000, "away", true);
      function end(isAway) {
        clearTimeout(late);
        set("away", isAway);
      }
      registration.update().then(end.bind(null, false), end.bind(null, true));
    });
  }

  window.addEventListener("online", look);
  window.addEventListener("offline", function () {
    set("away", !!workers.controller);
  });
  set("away", !navigator.onLine && !!workers.controller);

  // After everything that the reader waits for.
  window.addEventListener("load", function () {
    setTimeout(function () {
      if (saving && !workers.controller) return;
      workers.register(own.getAttribute("data-worker")).then(function () {
        ask();
        look();
      }, Boolean);
    }, 1500);
  });
})();
