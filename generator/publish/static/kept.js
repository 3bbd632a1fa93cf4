// Has the worker keep this language for the time without a network, and says when what is shown may be old.
(function () {
  "use strict";
  var box = document.querySelector(".ph-kept");
  var workers = navigator.serviceWorker;
  // Not in a frame of somebody else's page. On a disk browsers refuse to register a worker.
  if (!box || !workers || window.top !== window) return;
  var own = box.dataset;
  var net = navigator.connection || {};
  var saving = net.saveData || /2g/.test(net.effectiveType);
  var dated = document.querySelector(".ph-facts time");
  var reviewed = dated ? dated.dateTime : own.reviewed;
  // After 200 days; a page that has a day of its own for its next review tells that itself.
  var is = { aged: !dated && Date.now() - Date.parse(reviewed) > 200 * 864e5 };

  function set(word, isSo) {
    is[word] = isSo;
    var first = ["away", "newer", "older", "aged"].find(function (name) {
      return is[name];
    });
    box.hidden = !first;
    box.firstChild.textContent = first ? own[first].replace("{date}", reviewed) : "";
    box.lastChild.hidden = first !== "newer";
  }

  function ask() {
    if (workers.controller) workers.controller.postMessage({ keep: own.keep, saving: saving });
  }

  // Whether the site can be reached tells a look for a newer worker, which goes past every cache.
  function look(registration) {
    var late = setTimeout(set, 8000, "away", true);
    function end(failure) {
      clearTimeout(late);
      set("away", failure || !navigator.onLine);
    }
    registration.update().then(end.bind(null, 0), end);
  }

  function begin() {
    if (saving && !workers.controller) return;
    workers.register(own.worker).then(function (registration) {
      if (workers.controller) look(registration);
      ask();
    }, Boolean);
  }

  function offline() {
    set("away", !navigator.onLine && workers.controller);
  }

  box.lastChild.onclick = location.reload.bind(location);
  workers.addEventListener("controllerchange", ask);
  workers.addEventListener("message", function (event) {
    own.state = event.data.poshelp;
    set(own.state, true);
  });
  window.addEventListener("online", begin);
  window.addEventListener("offline", offline);
  offline();
  // After everything that the reader waits for.
  window.addEventListener("load", setTimeout.bind(window, begin, 1500));
})();
