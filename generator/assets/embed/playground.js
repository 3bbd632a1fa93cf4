// The embedding page: changes the tag as a portal team would, shows what it looks like then and what it tells, and
// copies the lines that stand on the page. Old WebViews may read this (Chromium 61): nothing newer in syntax or library.
(function () {
  "use strict";

  var MOST = 50;
  var TYPES = ["ready", "height", "step", "outcome", "escalate", "error"];
  var guide = document.querySelector("poshelp-guide");
  var form = document.querySelector("[data-playground]");
  var tag = document.querySelector("[data-playground-tag]");
  var log = document.querySelector("[data-playground-log]");

  function show() {
    var attributes = [].slice.call(guide.attributes).filter(function (attribute) {
      return attribute.name !== "style";
    }).map(function (attribute) {
      return " " + attribute.name + '="' + attribute.value + '"';
    });
    tag.textContent = "<poshelp-guide" + attributes.join("") + ">…</poshelp-guide>";
  }

  function change(event) {
    var field = event.target;
    var value = field.value.trim();
    if (value) guide.setAttribute(field.name, value);
    else guide.removeAttribute(field.name);
    // A code and a cause are two ways to begin.
    if (field.name === "code" && value) guide.removeAttribute("tree");
    if (field.name === "tree") {
      guide.removeAttribute("code");
      form.elements.code.value = "";
      if (!value) guide.goTo({ tree: form.getAttribute("data-playground") });
    }
    show();
  }

  function tell(event) {
    var list = log.querySelector("ol");
    var entry = document.createElement("li");
    entry.textContent = event.type + " " + JSON.stringify(event.detail);
    list.insertBefore(entry, list.firstChild);
    if (list.children.length > MOST) list.lastChild.remove();
  }

  function offerCopy(lines) {
    var button = document.createElement("button");
    var text = lines.textContent;
    button.type = "button";
    button.className = "ph-control";
    button.textContent = lines.getAttribute("data-copy");
    button.addEventListener("click", function () {
      var area = document.createElement("textarea");
      area.value = text;
      document.body.appendChild(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      button.textContent = lines.getAttribute("data-copied");
      button.focus();
    });
    lines.parentNode.insertBefore(button, lines.nextSibling);
  }

  [].forEach.call(document.querySelectorAll("[data-copy]"), offerCopy);
  if (!window.customElements) return;
  form.hidden = tag.hidden = log.hidden = false;
  form.addEventListener("change", change);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
  });
  TYPES.forEach(function (type) {
    guide.addEventListener("poshelp:" + type, tell);
  });
  show();
})();
