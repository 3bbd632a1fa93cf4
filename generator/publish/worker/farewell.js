// Stands in the place of the worker where a site keeps no copies: removes those that were kept, and then itself.
(function () {
  "use strict";
  var prefix = "poshelp " + new URL("./", self.location.href).pathname + " ";

  self.addEventListener("install", function (event) {
    event.waitUntil(self.skipWaiting());
  });

  self.addEventListener("activate", function (event) {
    event.waitUntil(
      caches
        .keys()
        .then(function (names) {
          return Promise.all(
            names.map(function (name) {
              return name.indexOf(prefix) === 0 ? caches.delete(name) : null;
            })
          );
        })
        .then(function () {
          return self.registration.unregister();
        })
    );
  });
})();
