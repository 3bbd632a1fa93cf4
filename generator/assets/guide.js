// Takes a reader through a tree one step at a time, keeps the answers in the address, and writes and reads path codes.
// Without this script, or where it fails, the page shows all steps as linked sections. Codes are those of
// generator/model/path_code.py; `poshelpWalks`, from generator/render/data/walks.py, is all trees without their words.
// A page has one tree, in an article without an id. Where all trees stand in one file, the id of each article is that
// of its tree, anchors begin with it (`#card-expired.slip`), and a path code follows the anchor instead of the path.
// Old WebViews run this (Chromium 61): nothing newer in syntax or library.
(function () {
  "use strict";

  var ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  var LONGEST = 12;
  var BELOW_HEADER = 68;
  var VERSIONS = 8192;
  var OUTDATED = {};
  var STOPS = 0;
  var JUMPS = 1;
  var folder = document.currentScript.src.replace(/[^/]*$/, "guide/");
  var trees;
  var width;

  // ---- Trails: { tree, node, answers, whole }. A place is { tree, node }. All are numbers, in the order of the data.

  function unpack() {
    var walks = window.poshelpWalks || { trees: [] };
    if (trees) return;
    width = walks.width;
    trees = walks.trees.map(function (tree, number) {
      return {
        id: tree[0],
        mark: tree[1],
        version: tree[2],
        ways: [],
        nodes: tree[3].map(function (answers) {
          return answers.map(to => to.length
            ? { node: to[0], tree: to[1], facts: to.slice(2) }
            : { node: to, tree: number, facts: [] });
        })
      };
    });
  }

  function leads(place) {
    return trees[place.tree].nodes[place.node];
  }

  function passed(trail) {
    var place = trail;
    return trail.answers.reduce(function (places, answer) {
      places.push((place = leads(place)[answer]));
      return places;
    }, [place]);
  }

  function end(trail) {
    return passed(trail).pop();
  }

  function cutTo(trail, count) {
    return { tree: trail.tree, node: trail.node, answers: trail.answers.slice(0, count), whole: trail.whole };
  }

  function answered(trail, answer) {
    return { tree: trail.tree, node: trail.node, answers: trail.answers.concat(answer), whole: trail.whole };
  }

  function beginning(tree, node) {
    return { tree: tree, node: node, answers: [], whole: !node };
  }

  // ---- Path codes.

  function ways(place) {
    var known = trees[place.tree].ways;
    return known[place.node] || (known[place.node] = leads(place).reduce(
      (sum, to) => [sum[STOPS] + among(to, place.tree, STOPS), sum[JUMPS] + among(to, place.tree, JUMPS)],
      [1, 0]
    ));
  }

  function among(to, tree, sort) {
    return to.tree === tree ? ways(to)[sort] : sort;
  }

  function rank(part, sort) {
    var place = part[0];
    return part.slice(1).reduce(function (sum, answer) {
      var tree = place.tree;
      var all = leads(place);
      place = all[answer];
      return all.slice(0, answer).reduce((sum, to) => sum + among(to, tree, sort), sum + 1 - sort);
    }, 0);
  }

  function parts(trail) {
    var place = trail;
    var found = [[trail]];
    trail.answers.forEach(function (answer) {
      var to = leads(place)[answer];
      found[found.length - 1].push(answer);
      if (to.tree !== place.tree) found.push([to]);
      place = to;
    });
    return found;
  }

  function numberOf(left) {
    return left.reduceRight(function (after, part, i) {
      var count = ways(part[0]);
      return i === left.length - 1 ? rank(part, STOPS) : count[STOPS] + rank(part, JUMPS) + count[JUMPS] * after;
    }, 0);
  }

  function encode(trail) {
    var left = parts(trail);
    var limit = Math.floor(Math.pow(32, LONGEST - 1 - width) / VERSIONS);
    var whole = trail.whole;
    function fromNode(number) {
      return (number * trees[left[0][0].tree].nodes.length + left[0][0].node) * 2 + 1;
    }
    for (;;) {
      var number = whole ? numberOf(left) * 2 : fromNode(numberOf(left));
      if (number < limit) break;
      whole = false;
      if (left.length === 1) {
        left = [[end(trail)]];
        number = fromNode(0);
        break;
      }
      left.shift();
    }
    var version = left.reduce((sum, part) => (sum * 31 + trees[part[0].tree].version) % VERSIONS, 0);
    var digits = digitsOf(trees[left[0][0].tree].mark, width).concat(digitsOf(number * VERSIONS + version, 3));
    digits.push(check(digits.concat(0)));
    return digits.map(digit => ALPHABET[digit]).join("");
  }

  function digitsOf(number, least) {
    for (var digits = []; number || digits.length < least; number = Math.floor(number / 32)) digits.unshift(number % 32);
    return digits;
  }

  function valueOf(digits) {
    return digits.reduce((value, digit) => value * 32 + digit, 0);
  }

  function check(digits) {
    return digits.reduce(function (sum, digit) {
      sum <<= 1;
      return (sum & 32 ? sum ^ 37 : sum) ^ digit;
    }, 1);
  }

  function decode(text) {
    var plain = text.normalize("NFKC").replace(/[\s\u2010-\u2014\u00b7-]/g, "").toUpperCase();
    plain = plain.replace(/[IL]/g, "1").replace(/O/g, "0");
    var digits = plain.split("").map(character => ALPHABET.indexOf(character));
    var length = digits.length;
    if (length < width + 4 || length > LONGEST || digits.indexOf(-1) >= 0 || digits[0] > 9 || check(digits)) return null;
    var mark = valueOf(digits.slice(0, width));
    var number = Math.floor(valueOf(digits.slice(width, -1)) / VERSIONS);
    var found = OUTDATED;
    trees.forEach(function (tree, i) {
      if (tree.mark !== mark) return;
      var rest = Math.floor(number / 2);
      var size = tree.nodes.length;
      var trail = number % 2 ? trailOf(i, rest % size, Math.floor(rest / size), false) : trailOf(i, 0, rest, true);
      if (trail && encode(trail) === plain) found = trail;
    });
    return found;
  }

  function trailOf(tree, node, number, whole) {
    var trail = { tree: tree, node: node, answers: [], whole: whole };
    var place = trail;
    function follow(rank, sort) {
      var tree = place.tree;
      leads(place).some(function (to, answer) {
        var count = among(to, tree, sort);
        if (rank < count) {
          trail.answers.push(answer);
          place = to;
          return true;
        }
        rank -= count;
      });
      return rank;
    }
    while (number >= ways(place)[STOPS]) {
      var jumps = ways(place)[JUMPS];
      if (!jumps) return null;
      number -= ways(place)[STOPS];
      var left = number % jumps;
      number = Math.floor(number / jumps);
      for (var from = place.tree; place.tree === from;) left = follow(left, JUMPS);
    }
    while (number) number = follow(number - 1, STOPS);
    return trail;
  }

  window.poshelpWalk = {
    begin: begin,
    // What people type into the finder: { tree, hash } (hash: what follows the address of the tree), or OUTDATED.
    recognise: function (text) {
      unpack();
      var trail = width ? decode(text) : null;
      if (!trail || trail === OUTDATED) return trail;
      return { tree: trees[end(trail).tree].id, hash: "?p=" + encode(trail) };
    }
  };

  // ---- The page.

  function begin(guide) {
    unpack();
    var sections = all(guide, "[data-node]");
    var article = guide.closest("article");
    var here = trees.map(tree => tree.id).indexOf(guide.getAttribute("data-tree"));
    var prefix = article.id ? article.id + "." : "";
    var at = {};
    var words = {};
    var now;

    if (here < 0 || sections.length !== trees[here].nodes.length) return;
    all(document.querySelector("template.ph-guide-parts").content.cloneNode(true), "[data-part]").forEach(function (part) {
      at[part.getAttribute("data-part")] = part;
    });

    function all(inside, selector) {
      return [...inside.querySelectorAll(selector)];
    }

    // Where a link leads: to a node, or to an id that the node had before, which stands in it.
    function nodeOf(hash) {
      var link = document.getElementById(hash.slice(1).split("?")[0]);
      return sections.indexOf(link && link.closest("[data-node]"));
    }

    function address(trail) {
      var place = end(trail);
      var id = trees[place.tree].id;
      var isHere = place.tree === here;
      var code = trail.answers.length || !(isHere || trail.whole) ? "?p=" + encode(trail) : "";
      if (prefix) return "#" + (isHere ? sections[place.node].id : id) + code;
      if (isHere) return location.pathname + code + "#" + sections[place.node].id;
      return location.pathname.replace(/[^/]+(\/(index.html)?|\.html)$/, id + "$1") + code;
    }

    // What an address of this page means. A node that is not where the code ends is a step back, or a new beginning.
    function trailAt(link) {
      var hash = link.hash;
      var code = /[?&]p=([^&#]*)/.exec(link.href);
      var trail = code && decode(code[1]);
      var node = nodeOf(hash);
      at.mistyped.hidden = !code || trail !== null;
      at.outdated.hidden = trail !== OUTDATED;
      if (trail && trail !== OUTDATED) return node < 0 ? trail : stepTo(trail, node);
      return node < 0 ? (hash && now) || beginning(here, 0) : beginning(here, node);
    }

    function stepTo(trail, node) {
      for (var count = trail.answers.length; count >= 0; count--) {
        var cut = cutTo(trail, count);
        var place = end(cut);
        if (place.tree !== here) break;
        if (place.node === node) return cut;
      }
      return beginning(here, node);
    }

    function show(trail, isMove) {
      var place = end(trail);
      if (place.tree !== here) {
        location.replace(address(trail));
        return;
      }
      now = trail;
      var section = sections[place.node];
      var heading = section.querySelector("h3");
      sections.forEach(function (other) {
        other.classList.toggle("ph-here", other === section);
      });
      setLive(true);
      answersOf(section).forEach(function (link, answer) {
        if (leads(place)[answer].tree !== here) link.href = address(answered(trail, answer));
      });
      at.number.textContent = trail.answers.length + 1;
      at.left.textContent = section.getAttribute("data-left");
      at.back.hidden = !trail.answers.length;
      at.back.href = address(cutTo(trail, trail.answers.length - 1));
      at.again.hidden = !trail.answers.length && trail.whole;
      at.again.href = address(beginning(trail.tree, 0));
      list();
      mark(passed(trail));
      if (section.hasAttribute("data-outcome")) fillCard(section);
      // For scripts around the guide, such as the embed's.
      document.dispatchEvent(new CustomEvent("poshelp-step", { detail: trail.answers }));
      if (!isMove) return;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      var top = at.head.getBoundingClientRect().top - BELOW_HEADER;
      if (top < 0 || section.getBoundingClientRect().bottom > innerHeight) scrollBy(0, top);
      at.status.textContent = (at.head.lastElementChild.textContent + " " + titleOf(section)).replace(/\s+/g, " ");
    }

    function setLive(isLive) {
      guide.classList.toggle("ph-live", isLive);
      at.head.hidden = at.foot.hidden = !isLive;
    }

    function go(trail, isStep) {
      at.mistyped.hidden = at.outdated.hidden = true;
      history.pushState({ isStep: isStep }, "", address(trail));
      show(trail, true);
    }

    // ---- What was answered.

    function titleOf(section) {
      var heading = section.querySelector("h3");
      return heading.textContent.slice(heading.firstElementChild.textContent.length);
    }

    function answersOf(section) {
      return all(section, "a[data-answer]");
    }

    function wordsOf(place) {
      var tree = trees[place.tree];
      var section = all(document, '[data-tree="' + tree.id + '"] > [data-node]')[place.node];
      if (section) {
        return [titleOf(section)].concat(answersOf(section).map(link => link.firstElementChild.textContent));
      }
      if (!words[tree.id]) {
        words[tree.id] = [];
        load(document.documentElement.lang.slice(0, 2) + "/" + tree.id + ".js?" + tree.version);
      }
      return words[tree.id][place.node] || [];
    }

    window.poshelpWords = function (id, title, nodes) {
      words[id] = nodes;
      list();
    };

    function list() {
      at.answers.textContent = "";
      passed(now).slice(0, -1).forEach(function (place, count) {
        var said = wordsOf(place);
        var link = document.createElement("a");
        var answer = document.createElement("b");
        link.href = address(cutTo(now, count));
        link.textContent = said[0] || "…";
        answer.textContent = said[now.answers[count] + 1] || "…";
        at.answers.appendChild(document.createElement("li")).append(link, " ", answer);
      });
      at.count.textContent = now.answers.length;
      at.trail.hidden = !now.answers.length;
      at.before.hidden = now.whole;
    }

    function mark(places) {
      all(article, "[data-chart] a[data-node]").forEach(function (link) {
        var node = nodeOf("#" + prefix + link.getAttribute("data-node"));
        link.removeAttribute("aria-current");
        link.classList.toggle("ph-passed", places.some(place => place.tree === here && place.node === node));
        if (node !== places[places.length - 1].node) return;
        link.setAttribute("aria-current", "step");
        var box = link.closest(".ph-scroll");
        var frame = box.getBoundingClientRect();
        var own = link.getBoundingClientRect();
        box.scrollLeft += own.left - frame.left - (frame.width - own.width) / 2;
      });
    }

    // ---- Outcomes.

    function fillCard(section) {
      var code = encode(now);
      var held = passed(now).reduce((facts, to) => facts.concat(to.facts || []), [])
        .map(fact => window.poshelpWalks.facts[fact]);
      at.unchecked.hidden = all(section, "[data-fact]").every(function (need) {
        need.classList.toggle("ph-held", held.indexOf(need.getAttribute("data-fact")) >= 0);
        return need.classList.contains("ph-held");
      });
      section.insertBefore(at.unchecked, section.querySelector(".ph-steps"));
      section.insertBefore(at.card, section.querySelector(".ph-node__foot"));
      at.code.setAttribute("data-path-code", code);
      at.code.textContent = "";
      code.match(/.{1,4}/g).forEach(function (group) {
        at.code.appendChild(document.createElement("span")).textContent = group;
      });
      at.shortened.hidden = decode(code).whole;
      at.phone.open = false;
      at.square.textContent = "";
      var notes = all(section, "li[data-note]");
      at.kept.hidden = !notes.length;
      notes.forEach(function (note) {
        if (note.firstElementChild) return;
        var label = document.createElement("label");
        var input = document.createElement("input");
        var isEnd = note.getAttribute("data-note") === "last4";
        label.appendChild(document.createElement("span")).textContent = note.textContent;
        note.textContent = "";
        input.autocomplete = "off";
        // Nobody shall put a whole card number here.
        input.maxLength = isEnd ? 4 : 40;
        input.inputMode = isEnd ? "numeric" : "text";
        label.appendChild(input);
        note.appendChild(label);
      });
    }

    // A frame and a file name the page of the site, for whoever goes on elsewhere.
    function shared() {
      var page = article.querySelector("[data-full-page]") ||
        (/^http/.test(location.href) ? location : document.querySelector("[rel=canonical]"));
      return page.href.replace(/[?#].*/, "") + "?p=" + encode(now);
    }

    function copy() {
      var section = guide.querySelector(".ph-here");
      var area = document.createElement("textarea");
      area.value = [titleOf(section)].concat(
        all(section, "li[data-note] label").map(label => label.textContent + ": " + label.lastChild.value),
        encode(now),
        shared()
      ).join("\n");
      document.body.appendChild(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      at.copy.focus();
      at.status.textContent = at.copy.getAttribute("data-done");
    }

    function print() {
      var root = document.documentElement;
      root.classList.add("ph-print-card");
      at.trail.open = true;
      window.print();
      root.classList.remove("ph-print-card");
    }

    function drawSquare() {
      if (!at.phone.open || at.square.firstChild) return;
      if (window.poshelpSquare) at.square.appendChild(window.poshelpSquare(shared()));
      else load("square.js", drawSquare);
    }

    // ---- What the reader does.

    function follow(event) {
      var link = event.target.closest("a[href]");
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      var href = link.getAttribute("href");
      var section = link.closest("[data-node]");
      var trail;
      if (link === at.back && history.state && history.state.isStep) history.back();
      else if (link.hasAttribute("data-answer") && section) {
        trail = answered(stepTo(now, sections.indexOf(section)), answersOf(section).indexOf(link));
        if (end(trail).tree !== here) return;
        go(trail, true);
      } else {
        if (link.pathname !== location.pathname || nodeOf(link.hash) < 0) return;
        go(trailAt(link));
      }
      event.preventDefault();
    }

    function arrive() {
      var hash = location.hash;
      if (article.hidden) return;
      if (/all_steps$/.test(hash)) setLive(false);
      else show(trailAt(location), !hash || nodeOf(hash) >= 0);
    }

    // What goes wrong here leaves the page with all its steps, whose links work by themselves.
    function safely(work) {
      return function (event) {
        try {
          work(event);
        } catch (error) {
          setLive(false);
          setTimeout(function () {
            throw error;
          });
        }
      };
    }

    guide.parentNode.insertBefore(at.head, guide);
    guide.parentNode.insertBefore(at.foot, guide.nextSibling);
    guide.parentNode.appendChild(at.status);
    article.addEventListener("click", safely(follow));
    window.addEventListener("popstate", safely(arrive));
    at.copy.addEventListener("click", safely(copy));
    at.print.addEventListener("click", safely(print));
    at.phone.addEventListener("toggle", safely(drawSquare));
    safely(function () {
      now = beginning(here, 0);
      if (/all_steps$/.test(location.hash)) return;
      show(trailAt(location));
      if (nodeOf(location.hash) >= 0 || !now.answers.length) return;
      // By a jump, or by a code that somebody typed in: what comes before the step is to be read too.
      at.trail.open = end(now).node > 0;
      var title = article.querySelector("h1");
      title.tabIndex = -1;
      title.focus();
    })();
  }

  function load(name, then) {
    var script = document.createElement("script");
    script.src = folder + name;
    script.onload = then;
    document.head.appendChild(script);
  }

  document.addEventListener("DOMContentLoaded", function () {
    var guides = document.querySelectorAll(".ph-guide[data-tree]");
    if (guides.length === 1) begin(guides[0]);
  });
})();
