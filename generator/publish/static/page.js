// Runs before the theme's script, on every page. Small, and without it every page still works.
(function () {
  "use strict";
  var onDisk = location.protocol === "file:";

  // Links name index.html so that they work on a disk; an address that people copy need not.
  if (!onDisk && /\/index\.html$/.test(location.pathname)) {
    history.replaceState(history.state, "", location.pathname.replace(/index\.html$/, "") + location.search + location.hash);
  }

  // By now the guide has begun, or it never will: its further steps are held back no longer (guide.css).
  document.addEventListener("DOMContentLoaded", function () {
    setTimeout(function () {
      document.documentElement.classList.add("ph-loaded");
    });
  });

  // The language switch is a plain link to the same page; where the reader stands on it goes along.
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[data-language-switch]");
    if (link) {
      link.search = location.search;
      link.hash = location.hash;
    }
  });

  // A page may be kept for long, on a device or by a cache: it says itself that the day of its next review has passed.
  // Two days are left to clocks and time zones.
  var due = document.querySelector("time[data-overdue]");
  var summary = document.querySelector(".ph-summary");
  if (due && summary && Date.now() - Date.parse(due.getAttribute("datetime")) > 2 * 864e5) {
    var overdue = document.createElement("p");
    overdue.className = "ph-overdue";
    overdue.setAttribute("role", "note");
    overdue.textContent = due.getAttribute("data-overdue");
    summary.parentNode.insertBefore(overdue, summary.nextSibling);
  }

  // Search takes the words of a query as they are cut in the index: every kana and Chinese character a word of its own, and
  // full-width digits and letters as ordinary ones. Without this 「刷ka卡」 and 「５１」 find nothing.
  var DENSE = "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff";
  var BEFORE = new RegExp("([" + DENSE + "])(?=[^\\s])", "g");
  var AFTER = new RegExp("([^\\s" + DENSE + "])(?=[" + DENSE + "])", "g");
  function cutIntoWords(query) {
    return query.normalize("NFKC").replace(BEFORE, "$1 ").replace(AFTER, "$1 ");
  }
  var QUERY = 2;
  function prepared(message) {
    return message && message.type === QUERY ? { type: QUERY, data: cutIntoWords(message.data) } : message;
  }

  // Browsers start no worker for a page on a disk. There the same script runs in a hidden frame instead.
  function FrameWorker(address) {
    var worker = document.createElement("span");
    var waiting = [];
    var frame = document.createElement("iframe");
    frame.hidden = true;
    document.body.appendChild(frame);
    var inner = frame.contentWindow;
    inner.postMessage = function (data) {
      worker.dispatchEvent(new MessageEvent("message", { data: data }));
    };
    function deliver(data) {
      inner.dispatchEvent(new inner.MessageEvent("message", { data: data }));
    }
    var script = inner.document.createElement("script");
    script.src = new URL(address, location.href).href;
    script.onload = function () {
      waiting.splice(0).forEach(deliver);
      waiting = null;
    };
    inner.document.body.appendChild(script);
    worker.postMessage = function (data) {
      if (waiting) waiting.push(prepared(data));
      else deliver(prepared(data));
    };
    return worker;
  }

  if (onDisk) {
    window.Worker = FrameWorker;
  } else if (window.Worker) {
    var post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message) {
      post.call(this, prepared(message));
    };
  }
})();
