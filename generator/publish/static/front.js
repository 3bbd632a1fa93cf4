// Goes to the reader's own language, where the browser names one that there is. Without this script the page stays.
(function () {
  "use strict";
  var wanted = navigator.languages || [navigator.language || ""];
  for (var i = 0; i < wanted.length; i++) {
    var language = wanted[i].toLowerCase().split("-")[0];
    var link = document.querySelector('a[hreflang="' + language + '"], a[hreflang|="' + language + '"]');
    if (link) {
      // The file's name is for disks; a server does without it.
      var address = location.protocol === "file:" ? link.href : link.href.replace(/index\.html$/, "");
      location.replace(address + location.search + location.hash);
      return;
    }
  }
})();
