/*! poshelp embed 1 · Apache-2.0 · defines <poshelp-guide>. What it does and may do: page embedding/ of the help.
    No cookie, no storage, no request but for the frame beside this file. Chromium 61 and newer. */
(function () {
  "use strict";

  var MOST_IN_A_SECOND = 50;
  var PATIENCE = 8000;
  // Modals: without them a card cannot be printed.
  var OWN_ORIGIN = "allow-same-origin";
  var SANDBOX = "allow-scripts " + OWN_ORIGIN + " allow-modals allow-popups allow-popups-to-escape-sandbox";
  var ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  var PATH = /^[0-9A-HJKMNP-TV-Z]{6,12}$/;
  // As in messages.schema.json. A number: up to which a whole number may go. A question mark: may be left out.
  var EVERY = { v: /^1$/, type: ID, n: 1e6, tree: ID, version: /^[0-9a-f]{12}$/, node: ID };
  var FORMS = {
    ready: { lang: /^[a-z]{2,3}$/, brand: ID },
    height: { height: 20000 },
    step: { move: /^(start|answer|back|goto|jump)$/, "from?": ID, "answer?": ID, "to?": ID },
    outcome: {
      outcome: /^(fixed|retry|pay-another-way|call-issuer|call-acquirer|ask-admin|stop)$/,
      who: /^(cashier|admin|acquirer|cardholder)$/,
      path: PATH
    },
    escalate: { to: /^(acquirer|issuer|admin)$/, why: /^(outcome|tried)$/, path: PATH },
    error: { code: /^(unknown-tree|unknown-node|unknown-lang|script)$/ }
  };
  // Languages of the help, the source language first; the build puts them here.
  var TITLES = {};
  var folder = document.currentScript.src.replace(/[^/]*$/, "");
  var help = /^file:/.test(folder) ? "null" : new URL(folder).origin;
  var isOnDisk = location.protocol === "file:";
  var portal = isOnDisk ? "null" : self.origin || location.origin;

  // Old libraries of portals put their own, which do otherwise, in the place of what arrays can do: nothing here asks them.
  function all(list, test) {
    for (var i = 0; i < list.length; i++) if (!test(list[i])) return false;
    return true;
  }

  function fits(rule, value) {
    if (rule > 0) return typeof value === "number" && value % 1 === 0 && value >= 0 && value <= rule;
    return typeof value === "string" && value.length < 65 && rule.test(value);
  }

  function isWellFormed(message) {
    if (Object.prototype.toString.call(message) !== "[object Object]" || message.v !== 1) return false;
    if (!FORMS.hasOwnProperty(message.type)) return false;
    // Without what every object inherits: a message may have a key `constructor`.
    var form = Object.assign(Object.create(null), EVERY, FORMS[message.type]);
    return all(Object.keys(message), function (key) {
      var rule = form[key] || form[key + "?"];
      return key === "v" || (rule && fits(rule, message[key]));
    }) && all(Object.keys(form), function (key) {
      return /\?/.test(key) || message.hasOwnProperty(key);
    });
  }

  class Guide extends HTMLElement {
    static get observedAttributes() {
      return ["lang", "tree", "code", "node", "brand", "theme"];
    }

    connectedCallback() {
      if (!this.shadowRoot) this.attachShadow({ mode: "open" }).appendChild(document.createElement("slot"));
      this.style.display = "block";
      this._hear = this._hear || this._receive.bind(this);
      window.addEventListener("message", this._hear);
      this._seen = new IntersectionObserver(entries => {
        if (!all(entries, entry => !entry.isIntersecting)) this._open();
      }, { rootMargin: "300px" });
      this._seen.observe(this);
    }

    disconnectedCallback() {
      window.removeEventListener("message", this._hear);
      this._close();
    }

    // Several attributes may change in a row: all of them are looked at once, afterwards.
    attributeChangedCallback(name, old, value) {
      if (!this._frame || old === value) return;
      if (!this._changed) Promise.resolve().then(() => this._follow());
      this._changed = (this._changed || "") + name;
    }

    _follow() {
      var changed = this._changed;
      this._changed = "";
      if (!this._frame) return;
      var code = this.getAttribute("code");
      var tree = this._id("tree");
      var node = this._id("node");
      var isPlace = /code|tree|node/.test(changed);
      if (!this._isReady || /brand/.test(changed) || (isPlace && !code && !tree && !node)) return this._open();
      this._frame.title = this._title();
      if (/theme/.test(changed)) this._send("theme", { theme: this._theme() });
      if (/lang/.test(changed)) this._send("lang", { lang: this._lang() });
      if (/code/.test(changed) && code) this.goTo({ code });
      else if (/tree|node/.test(changed)) this.goTo(Object.assign({}, tree && { tree }, node && { node }));
    }

    goTo(place) {
      this._send("goto", place);
    }

    reset() {
      this._send("reset");
    }

    _theme() {
      var theme = this.getAttribute("theme");
      return /^(light|dark)$/.test(theme) ? theme : "auto";
    }

    _lang() {
      var asked = (this.getAttribute("lang") || document.documentElement.lang).toLowerCase().replace(/-.*/, "");
      return TITLES.hasOwnProperty(asked) ? asked : Object.keys(TITLES)[0];
    }

    _title() {
      return this.getAttribute("title") || TITLES[this._lang()];
    }

    _id(name) {
      var id = this.getAttribute(name);
      return ID.test(id || "") ? id : "";
    }

    _address() {
      var code = this.getAttribute("code");
      var brand = this._id("brand");
      var tree = this._id("tree");
      var node = this._id("node");
      return folder + (brand && brand + "/") + this._lang() + "/" + (tree || "start") + ".html" +
        (code && !tree ? "?code=" + encodeURIComponent(code) : "") + (node && "#" + node);
    }

    _open() {
      this._close();
      var frame = document.createElement("iframe");
      // On the portal's own origin a frame with scripts and that origin could take off its own sandbox.
      frame.setAttribute("sandbox", (this.getAttribute("sandbox") || SANDBOX).toLowerCase());
      if (help === portal && !isOnDisk) frame.sandbox.remove(OWN_ORIGIN);
      // Exactly one: without an origin of its own, or in a page without one, a frame is "null".
      this._origin = frame.sandbox.contains(OWN_ORIGIN) && (portal !== "null" || isOnDisk) ? help : "null";
      this._frame = frame;
      this._last = this._sent = this._count = this._second = 0;
      frame.setAttribute("referrerpolicy", "no-referrer");
      frame.title = this._title();
      frame.name = "poshelp 1 " + portal + " " + this._theme();
      frame.style.cssText = "display:block;width:100%;min-height:20rem;border:0";
      this._timer = setTimeout(() => {
        // It is slow, it was refused, or there is no such page: what stands in the element stays.
        if (this._isReady) return;
        frame.style.display = "none";
        this._tell({ v: 1, type: "error", code: "no-answer" });
      }, PATIENCE);
      frame.src = this._address();
      this.shadowRoot.appendChild(frame);
    }

    _close() {
      this._seen.disconnect();
      clearTimeout(this._timer);
      if (this._frame) this._frame.remove();
      this._frame = null;
      this._show(false);
    }

    _show(isReady) {
      this._isReady = isReady;
      this.shadowRoot.firstChild.style.display = isReady ? "none" : "";
    }

    _send(type, more) {
      if (!this._isReady) return;
      var message = Object.assign({ v: 1, type, n: this._sent++ }, more);
      this._frame.contentWindow.postMessage(message, this._origin === "null" ? "*" : this._origin);
    }

    _receive(event) {
      var message = event.data;
      if (!this._frame || event.source !== this._frame.contentWindow || event.origin !== this._origin) return;
      var second = Math.floor(Date.now() / 1000);
      this._count = second === this._second ? this._count + 1 : 1;
      this._second = second;
      if (this._count > MOST_IN_A_SECOND || !isWellFormed(message)) return;
      // Each page in the frame begins with `ready`, which is number 0, and counts on.
      if (message.type === "ready") {
        if (message.n) return;
        this._sent = 0;
        this._show(true);
        this._frame.style.display = "block";
      } else if (!this._isReady || message.n <= this._last) return;
      this._last = message.n;
      if (message.type === "height") this._frame.style.height = message.height + "px";
      this._tell(message);
      // What was answered was in view; what comes next may be above it.
      if (message.type === "step" && message.move !== "start" && this.getBoundingClientRect().top < 0) this.scrollIntoView();
    }

    _tell(message) {
      this.dispatchEvent(new CustomEvent("poshelp:" + message.type, { detail: message, bubbles: true }));
    }
  }

  if (!customElements.get("poshelp-guide")) customElements.define("poshelp-guide", Guide);
})();
