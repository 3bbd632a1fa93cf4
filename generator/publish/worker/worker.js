// Keeps a language of the help on the device: its files, fetched and compared one by one, answer only when all of them
// are there. A page and what it loads come from one version, or from the network as if there were no worker.
// The build writes LISTS above this: language → [address of the list of its files, SHA-256 of that list]. A list says
// address → beginning of the file's SHA-256.
(function () {
  "use strict";
  var BASE = new URL("./", self.location.href).href;
  var PREFIX = "poshelp " + new URL(BASE).pathname + " ";
  // What the worker must know when it is started again. Workers of later versions read it too.
  var RECORD = PREFIX + "record";
  var NETWORK = "network";
  var MARK = "x-poshelp-hash";
  var LANES = 3;
  var FILE_SECONDS = 60;
  var ARRIVAL_SECONDS = 60;
  // Other people's portals frame what lies in embed/, and the rest is for machines and printers.
  var NOT_OURS = /^(embed|offline|manuals|data|schema)\/|^assets\/poshelp\/kept\//;
  var PARTS = /^assets\/|^[a-z]{2}\/search\//;
  // Asked for with the version of a tree, which is no hash of the file.
  var BY_TREE = /^assets\/poshelp\/guide\//;
  var KNOWS_CLIENTS = "resultingClientId" in FetchEvent.prototype;

  var arrivals = {};
  var filling = {};

  function read(name) {
    return caches
      .open(RECORD)
      .then(function (record) {
        return record.match(BASE + name);
      })
      .then(function (found) {
        return found ? found.json() : {};
      });
  }

  // Changes of the record wait for each other.
  var turn = Promise.resolve();
  function change(name, act) {
    var changed = turn.then(function () {
      return read(name).then(function (value) {
        act(value);
        return caches.open(RECORD).then(function (record) {
          return record.put(BASE + name, new Response(JSON.stringify(value)));
        });
      });
    });
    turn = changed.catch(function () {});
    return changed;
  }

  function values(record) {
    return Object.keys(record).map(function (key) {
      return record[key];
    });
  }

  function key(address) {
    return BASE + address.split("?")[0];
  }

  // The first of the caches `names` that has the file, as {name, response}; `hash` is the beginning of what it must be.
  function firstOf(names, address, hash) {
    if (!names.length) return Promise.resolve(null);
    return caches
      .open(names[0])
      .then(function (cache) {
        return cache.match(key(address));
      })
      .then(function (response) {
        if (response && (response.headers.get(MARK) || "").indexOf(hash) === 0) {
          return { name: names[0], response: response };
        }
        return firstOf(names.slice(1), address, hash);
      });
  }

  function versions() {
    return caches.keys().then(function (names) {
      return names.filter(function (name) {
        return name.indexOf(PREFIX) === 0 && name !== RECORD;
      });
    });
  }

  function anywhere(address, hash) {
    return versions().then(function (names) {
      return firstOf(names, address, hash);
    });
  }

  // ---- Answering

  // Which version a page is of, so that what it asks for later is of the same.
  function remember(event, name) {
    var id = event.resultingClientId;
    if (!id) return;
    arrivals[id] = [name, Date.now()];
    event.waitUntil(
      change("clients", function (clients) {
        clients[id] = name;
      })
    );
  }

  function versionOf(id) {
    if (arrivals[id]) return Promise.resolve(arrivals[id][0]);
    return read("clients").then(function (clients) {
      return clients[id];
    });
  }

  function notKept(kept, error) {
    return firstOf(values(kept), "not-kept.html", "").then(function (found) {
      if (!found) throw error;
      return new Response(found.response.body, { status: 503, headers: found.response.headers });
    });
  }

  function answerPage(event, path, search) {
    return read("kept").then(function (kept) {
      var lang = path.split("/")[0];
      var names = kept[lang] ? [kept[lang]] : values(kept);
      var address = path.replace(/(^|\/)index\.html$/, "$1");
      return firstOf(names, address, "").then(function (found) {
        if (found) {
          remember(event, found.name);
          return found.response;
        }
        return firstOf(names, address + "/", "").then(function (folder) {
          if (folder && address) return Response.redirect(key(address) + "/" + search, 302);
          remember(event, NETWORK);
          return fetch(event.request).catch(function (error) {
            return notKept(kept, error);
          });
        });
      });
    });
  }

  function answerPart(event, path, search) {
    var hash = /^\?[0-9a-f]{12}$/.test(search) && !BY_TREE.test(path) ? search.slice(1) : "";
    return versionOf(event.clientId).then(function (name) {
      if (name === NETWORK || (!name && KNOWS_CLIENTS && !hash)) {
        return fetch(event.request).catch(function (error) {
          return anywhere(path, hash).then(function (found) {
            if (!found) throw error;
            return found.response;
          });
        });
      }
      return Promise.all([read("kept"), versions()])
        .then(function (both) {
          // Bytes with a hash in their address are the same in every version; others are this version's only.
          var names = name ? [name] : values(both[0]);
          return firstOf(hash ? names.concat(both[1]) : names, path, hash);
        })
        .then(function (found) {
          return found ? found.response : fetch(event.request);
        });
    });
  }

  self.addEventListener("fetch", function (event) {
    var request = event.request;
    if (request.method !== "GET" || request.url.indexOf(BASE) !== 0) return;
    var url = new URL(request.url);
    var path = (url.origin + url.pathname).slice(BASE.length);
    if (NOT_OURS.test(path) || request.referrer.indexOf(BASE + "embed/") === 0) return;
    var isPage = request.mode === "navigate";
    if (!isPage && !PARTS.test(path)) return;
    // What goes wrong in here must not cost anybody the page.
    event.respondWith(
      (isPage ? answerPage : answerPart)(event, path, url.search).catch(function () {
        return fetch(request);
      })
    );
  });

  // ---- Keeping

  function inTime(promise) {
    return new Promise(function (resolve, reject) {
      setTimeout(function () {
        reject(new Error("too slow"));
      }, FILE_SECONDS * 1000);
      promise.then(resolve, reject);
    });
  }

  function inHex(buffer) {
    return Array.prototype.map
      .call(new Uint8Array(buffer), function (byte) {
        return (byte + 256).toString(16).slice(1);
      })
      .join("");
  }

  // The file as it is to be kept. Fails unless the bytes are those that the build wrote.
  function download(address, hash) {
    var options = { cache: "no-cache", credentials: "same-origin" };
    return inTime(
      fetch(BASE + address, options).then(function (response) {
        if (response.status !== 200) throw new Error(address + " is not there");
        return response.arrayBuffer().then(function (bytes) {
          return crypto.subtle.digest("SHA-256", bytes).then(function (digest) {
            if (inHex(digest).indexOf(hash) !== 0) throw new Error(address + " is another file");
            // The host's own headers stay, such as who may frame the page. These are of the way it came.
            var headers = new Headers(response.headers);
            ["content-encoding", "content-length", "vary", "age"].forEach(function (name) {
              headers.delete(name);
            });
            headers.set(MARK, hash);
            return new Response(bytes, { headers: headers });
          });
        });
      })
    );
  }

  function fetchInto(cache, address, hash) {
    return cache.match(key(address)).then(function (there) {
      if (there) return null;
      return anywhere(address, hash)
        .then(function (found) {
          return found ? found.response : download(address, hash);
        })
        .then(function (response) {
          return cache.put(key(address), response);
        });
    });
  }

  function fetchAll(cache, list) {
    var waiting = Object.keys(list);
    var failed = false;
    function lane() {
      var address = waiting.shift();
      if (!address || failed) return null;
      return fetchInto(cache, address, list[address]).then(lane, function (error) {
        failed = true;
        throw error;
      });
    }
    var lanes = [];
    for (var i = 0; i < LANES; i++) lanes.push(lane());
    return Promise.all(lanes);
  }

  function tell(lang, word) {
    return self.clients.matchAll({ type: "window", includeUncontrolled: true }).then(function (all) {
      all.forEach(function (client) {
        if (client.url.indexOf(BASE + lang + "/") === 0) client.postMessage({ poshelp: word });
      });
    });
  }

  function nameOf(lang) {
    return PREFIX + lang + " " + LISTS[lang][1].slice(0, 16);
  }

  function isKept(kept, lang) {
    if (kept[lang] !== nameOf(lang)) return Promise.resolve(false);
    return caches.has(kept[lang]);
  }

  function fill(lang) {
    return read("kept").then(function (kept) {
      return isKept(kept, lang).then(function (done) {
        if (done) return tell(lang, "kept");
        var before = kept[lang];
        if (before) tell(lang, "older");
        return Promise.all([download(LISTS[lang][0], LISTS[lang][1]), caches.open(nameOf(lang))])
          .then(function (both) {
            return both[0].json().then(function (list) {
              return fetchAll(both[1], list);
            });
          })
          .then(function () {
            // The switch: one entry, after which the new version answers.
            return change("kept", function (now) {
              now[lang] = nameOf(lang);
            });
          })
          .then(function () {
            return tell(lang, before ? "newer" : "kept");
          });
      });
    });
  }

  function keep(lang) {
    if (!filling[lang]) {
      filling[lang] = fill(lang);
      filling[lang].catch(function () {}).then(function () {
        delete filling[lang];
      });
    }
    return filling[lang];
  }

  // Deletes versions that neither answer nor are being fetched, nor are those of a page that is open.
  function sweep() {
    return self.clients
      .matchAll({ includeUncontrolled: true })
      .then(function (all) {
        var open = {};
        all.forEach(function (client) {
          open[client.id] = true;
        });
        // A page that has just been answered is not yet among them.
        Object.keys(arrivals).forEach(function (id) {
          if (Date.now() - arrivals[id][1] < ARRIVAL_SECONDS * 1000) open[id] = true;
          else if (!open[id]) delete arrivals[id];
        });
        return change("clients", function (clients) {
          Object.keys(clients).forEach(function (id) {
            if (!open[id]) delete clients[id];
          });
        });
      })
      .then(function () {
        return Promise.all([versions(), read("kept"), read("clients")]);
      })
      .then(function (all) {
        var used = values(all[1]).concat(values(all[2]), Object.keys(LISTS).map(nameOf));
        return Promise.all(
          all[0].map(function (name) {
            return used.indexOf(name) < 0 ? caches.delete(name) : null;
          })
        );
      });
  }

  function tellWhetherOlder(lang) {
    return read("kept").then(function (kept) {
      return kept[lang] && kept[lang] !== nameOf(lang) ? tell(lang, "older") : null;
    });
  }

  self.addEventListener("message", function (event) {
    var lang = event.data && event.data.keep;
    if (typeof lang !== "string" || !Object.prototype.hasOwnProperty.call(LISTS, lang)) return;
    var done = event.data.saving ? tellWhetherOlder(lang) : keep(lang).then(sweep);
    // Where it fails, the version before answers on, and the next page asks again.
    event.waitUntil(done.catch(function () {}));
  });

  self.addEventListener("install", function (event) {
    event.waitUntil(self.skipWaiting());
  });

  // Fetching waits until a page asks for it: while a worker gets active, pages would have to wait.
  self.addEventListener("activate", function (event) {
    event.waitUntil(self.clients.claim());
  });
})();
