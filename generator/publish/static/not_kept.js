// Leaves of each language what this device has: the way to its pages, or the word that there are none.
(function () {
  "use strict";
  var base = new URL("../../", document.currentScript.src);
  if (!window.caches) return;
  caches
    .open("poshelp " + base.pathname + " record")
    .then(function (record) {
      return record.match(base.href + "kept");
    })
    .then(function (found) {
      return found ? found.json() : {};
    })
    .then(function (kept) {
      document.querySelectorAll("[data-keep]").forEach(function (section) {
        if (kept[section.getAttribute("data-keep")]) return;
        var sentence = section.querySelector("p");
        sentence.textContent = section.getAttribute("data-missing");
        while (sentence.nextElementSibling) section.removeChild(sentence.nextElementSibling);
      });
    })
    .catch(function () {});
})();
