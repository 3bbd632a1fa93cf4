// In the offline file, where all trees, lists and pages stand: shows one article at a time, begins its guide when it is
// first shown, gives the finder its index and its addresses. What an address means within a guide, guide.js knows.
// Without this script the file is one long document whose links work by themselves; where it fails, so it becomes again.
// Old WebViews run this (Chromium 61): nothing newer in syntax or library.
(function () {
  "use strict";

  var root = document.documentElement;
  var systemIsDark = window.matchMedia("(prefers-color-scheme: dark)");
  var OWN_PAGES = { causes: "", codes: "code-", faults: "fault-", families: "family_" };
  var LISTS = { codes: "all_codes", find: "all_codes", faults: "all_faults" };
  var articles;
  var shown;
  var sought;
  var title;
  var begun = [];

  function paint() {
    root.setAttribute("data-md-color-media", "auto");
    root.setAttribute("data-md-color-scheme", systemIsDark.matches ? "slate" : "default");
  }

  // ---- Articles.

  function named(id) {
    return document.getElementById(id);
  }

  // The place that an address names, and the article it is in. A guide's controls exist only once it has begun.
  function placeOf(hash) {
    var id = hash.slice(1).split("?")[0];
    return named(id) || named(id.split(".")[0]);
  }

  function open(event) {
    var place = placeOf(location.hash);
    var article = place && place.closest("article");
    var isNew;
    if (!article) article = (!place && !location.hash && articles[0]) || shown || articles[0];
    isNew = article !== shown;
    shown = article;
    articles.forEach(function (other) {
      other.hidden = other !== article;
    });
    root.classList.add("ph-ready");
    mark(place, article);
    begin(article);
    closeResults();
    document.title = article.querySelector("h1").textContent + " – " + title;
    if (!isNew || (!event && !location.hash)) return;
    if (!place || place === article || place.closest(".ph-guide")) show(article.querySelector("h1"), event);
    else place.scrollIntoView();
  }

  // The address may have a path code behind it, or name what was hidden: then no browser marks the place.
  function mark(place, article) {
    if (sought) sought.classList.remove("ph-sought");
    sought = place !== article && place;
    if (sought) sought.classList.add("ph-sought");
  }

  // At the first article the finder, which stands before it, is to be seen too.
  function show(heading, event) {
    if (shown === articles[0]) window.scrollTo(0, 0);
    else shown.scrollIntoView();
    if (!event) return;
    var top = window.pageYOffset;
    heading.tabIndex = -1;
    heading.focus();
    window.scrollTo(0, top);
  }

  function begin(article) {
    var guide = article.querySelector(".ph-guide[data-tree]");
    if (!guide || begun.indexOf(article) >= 0) return;
    begun.push(article);
    aim(article.id, guide);
    // guide.js marks on the chart where the reader is.
    [].forEach.call(article.querySelectorAll("[data-chart] a"), function (link) {
      var parts = link.getAttribute("href").slice(1).split(".");
      if (parts[0] === article.id) link.setAttribute("data-node", parts[1]);
    });
    var held = document.querySelector("main").getAttribute("data-held");
    [].forEach.call(guide.querySelectorAll("[data-fact]"), function (need) {
      need.setAttribute("data-held", held);
    });
    window.poshelpWalk.begin(guide);
  }

  // What the guide copies from the template leads to the way in; it is to lead to places of `tree`.
  function aim(tree, guide) {
    var parts = document.querySelector("template.ph-guide-parts").content;
    [].forEach.call(parts.querySelectorAll("[id], a[href^='#']"), function (element) {
      var name = element.id ? "id" : "href";
      element.setAttribute(name, element.getAttribute(name).replace(/^(#?)[^.]*/, "$1" + tree));
    });
    parts.querySelector("[data-part=unchecked] a").href = "#" + guide.querySelector("[data-node]").id;
  }

  // ---- The finder.

  // Reading the index takes a moment, so it waits until the first step is on the screen, or somebody is about to type.
  function loadIndex() {
    var source = named("finder_index");
    if (!source) return;
    source.remove();
    window.poshelpFinder.load(JSON.parse(source.textContent));
  }

  function address(result) {
    var parts = /^(?:([^/?#]*)\/)?([^/?#]*)\/(\?[^#]*)?(?:#(.*))?$/.exec(result.path) || [];
    var kind = parts[1];
    var anchor = parts[4];
    var id = kind ? OWN_PAGES[kind] + parts[2] : LISTS[parts[2]] || "page_" + parts[2];
    if (anchor) id = parts[2] === "codes" ? anchor : id + "." + anchor;
    if (named(id)) return "#" + id + (parts[3] || "");
    return document.querySelector("[data-site]").getAttribute("data-site") + result.path;
  }

  // The finder closes its results when something else is touched.
  function closeResults() {
    document.dispatchEvent(new Event("click"));
  }

  function safely(work) {
    return function (event) {
      try {
        work(event);
      } catch (error) {
        giveUp();
        throw error;
      }
    };
  }

  function giveUp() {
    root.classList.remove("ph-scripted");
    (articles || []).forEach(function (article) {
      article.hidden = false;
    });
  }

  // ---- Beginning.

  paint();
  systemIsDark.addListener(paint);
  root.classList.add("ph-scripted");
  // Before those of the guides, which look whether their article is shown.
  window.addEventListener("popstate", safely(open));
  document.addEventListener("DOMContentLoaded", safely(function () {
    var form = document.querySelector("form[data-finder]");
    articles = [].slice.call(document.querySelectorAll("main > article"));
    title = document.title;
    if (!window.poshelpWalk || !window.poshelpFinder) throw new Error("a script of this file is missing");
    window.poshelpFinder.address = address;
    form.addEventListener("focus", loadIndex, true);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
    });
    form.addEventListener("click", function (event) {
      if (event.target.closest("a[href^='#']")) setTimeout(closeResults);
    });
    open();
    setTimeout(loadIndex, 100);
  }));
})();
