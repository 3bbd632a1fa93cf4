// The finder: from a code, the words on a screen or a plain question to the page that helps. Without this script its
// form leads to the list of all codes and screen texts. The index comes from generator/render/finder/browser_index.py.
// Old WebViews run this (Chromium 61): nothing newer in syntax or library.
(() => {
  "use strict";

  const HAN = "[\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff]";
  const IS_HAN = new RegExp(HAN);
  const UNIT = new RegExp(HAN + "|[a-z0-9]+", "g");
  const NUMERALS = "零一二三四五六七八九十";
  const MOST = 6;
  const GUESSED = 25;
  // Level 1 of GB 2312.
  const EVERYDAY = new TextDecoder("gbk").decode(
    new Uint8Array(7520).map((_, i) => (i % 2 ? 0xa1 + ((i >> 1) % 94) : 0xb0 + Math.floor(i / 188)))
  );
  let index = null;

  // ---- Text to units and tokens, as in generator/render/finder/text.py.

  const stem = word =>
    word.replace(/^([a-z]{3,}?)(?:ing|ed|es|s|e)$/, "$1").replace(/^(..+)y$/, "$1i").replace(/([a-z])\1$/, "$1");

  const simplified = text => text.normalize("NFKC").replace(/[^\x00-\x7f]/g, letter => index.simple[letter] || letter);

  const letters = text =>
    simplified(text).toLowerCase().replace(/['’‘`\u00ad\u200b-\u200f\u2060\ufeff]/g, "").match(UNIT) || [];

  const sameSpelling = stems =>
    ` ${stems.join(" ")} `.replace(index.same, found => " " + index.means[found.slice(1)]);

  function tokens(units) {
    const found = new Set();
    let before = "|";
    for (const unit of units.replace(index.noise, " |").split(" ")) {
      if (!unit) continue;
      if (IS_HAN.test(unit)) {
        if (IS_HAN.test(before)) found.add(before + unit);
        found.add(unit);
      } else if (unit !== "|" && /\D/.test(unit)) found.add(unit);
      before = unit;
    }
    return [...found];
  }

  const measured = text => ({ text, its: length(text), parts: text.split(" ").map(unit => ` ${unit} `) });
  const spread = closed => (closed.match(UNIT) || []).join(" ");
  const length = units => units.split(" ").reduce((sum, unit) => sum + (IS_HAN.test(unit) ? 0.5 : 1), 0);

  function anyOf(phrases) {
    const longestFirst = [...phrases].sort((a, b) => b.length - a.length);
    return new RegExp(` (?:${longestFirst.join("|") || "-"})(?= )`, "g");
  }

  // ---- Pinyin: the likeliest characters, judged by which pairs the site knows.

  function spelledOut(units) {
    const result = [];
    for (let i = 0; i < units.length; ) {
      let end = i;
      let unknown = false;
      for (; end < units.length && /^[a-z]+$/.test(units[end]) && isPinyin(units[end]); end++) {
        unknown = unknown || !index.known.has(stem(units[end]));
      }
      if (unknown) result.push(...read(units.slice(i, end).join("'"), result[result.length - 1], units[end]));
      else result.push(...units.slice(i, (end = Math.max(end, i + 1))));
      i = end;
    }
    return result;
  }

  function isPinyin(word) {
    const reach = [true];
    for (let i = 0; i < word.length; i++) {
      for (let size = 1; reach[i] && size < 7; size++) if (index.sounds[word.slice(i, i + size)]) reach[i + size] = true;
    }
    return reach[word.length];
  }

  // The best way through all syllables that the letters can be cut into, and all characters that each can mean.
  function read(letters, before, behind) {
    const ways = [{ [before || ""]: { score: 0, text: "" } }];
    const better = (at, character, way) => {
      const there = (ways[at] = ways[at] || {});
      if (!there[character] || there[character].score < way.score) there[character] = way;
    };
    for (let at = 0; at < letters.length; at++) {
      for (const last of Object.keys(ways[at] || {})) {
        const way = ways[at][last];
        if (letters[at] === "'") better(at + 1, last, way);
        for (let end = at + 1; end < at + 7 && end <= letters.length; end++) {
          for (const character of index.sounds[letters.slice(at, end)] || "") {
            // 「刷ka卡」: letters that only repeat the character beside them.
            const isEcho = (last === character && !way.text) || (end === letters.length && behind === character);
            const score = way.score - 1 + (isEcho ? 2 : index.pairs[last + character] || 0);
            const next = (end === letters.length && index.pairs[character + behind]) || 0;
            better(end, character, { score: score + next, text: isEcho ? way.text : way.text + character });
          }
        }
      }
    }
    const found = Object.values(ways[letters.length] || {}).sort((a, b) => b.score - a.score)[0];
    return found ? found.text : "";
  }

  // ---- Slips of the finger.

  // Known characters of the same sound. The everyday characters stand in the order of their sounds, so the nearest known
  // ones tell how an unknown one is read.
  function soundingLike(character) {
    const at = EVERYDAY.indexOf(character);
    const near = step => {
      let i = at;
      while (i >= 0 && EVERYDAY[i] && !index.alike[EVERYDAY[i]]) i += step;
      return index.alike[EVERYDAY[i]] || "";
    };
    return index.alike[character] || near(-1) + near(1);
  }

  // 「芯片渎取」: a character that forms no known pair, where another of the same sound does.
  function heard(units) {
    return units.map((unit, i) => {
      const fit = one => (index.pairs[units[i - 1] + one] || 0) + (index.pairs[one + units[i + 1]] || 0);
      const isNoise = !` ${unit} `.replace(index.noise, "").trim();
      if (!IS_HAN.test(unit) || NUMERALS.includes(unit) || isNoise || fit(unit)) return unit;
      return [...soundingLike(unit)].reduce((best, one) => (fit(one) > fit(best) ? one : best), unit);
    });
  }

  const begun = word => (word.length < 3 ? [] : index.latin.filter(other => other.startsWith(word)).slice(0, 5));

  // The known word that differs by one letter, the one that says most; else the word itself.
  function spelling(word) {
    if (word.length < 4 || index.known.has(word) || !/^[a-z]+$/.test(word) || begun(word).length) return word;
    const near = index.latin.filter(other => isNear(word, other));
    return near.sort((a, b) => index.says[b].length - index.says[a].length)[0] || word;
  }

  // One letter added, left out, replaced, or two changed places.
  function isNear(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    const [restA, restB] = [a.slice(i), b.slice(i)];
    return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1) ||
      (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2));
  }

  // ---- Codes.

  function codesIn(text) {
    const found = { codes: [], unknown: "" };
    const han = IS_HAN.test(text);
    const add = code => {
      if (index.codes[code] && !found.codes.includes(code)) found.codes.push(code);
    };
    const range = /(?:^|[^a-z\d])(\d\d)\s*[-~–—至到]\s*(\d\d)(?![a-z\d])/i.exec(text);
    if (range) for (let n = +range[1]; n <= +range[2]; n++) add(("0" + n).slice(-2));
    if (found.codes.length > 1) return found;
    text = text.replace(new RegExp(`[${NUMERALS}]{2,3}`, "g"), (said, at) =>
      index.cueBefore.test(text.slice(0, at)) ? inDigits(said) : said
    );
    const pattern = /-?[a-z\d]+/gi;
    for (let match; (match = pattern.exec(text)); ) {
      let code = match[0].toUpperCase();
      const before = text.slice(0, match.index);
      const behind = text.slice(pattern.lastIndex);
      const isAll = !han && match[0] === text.replace(/[^a-z\d.-]/gi, "");
      const hasDigit = /\d/.test(code);
      const isWord = index.known.has(stem(match[0].toLowerCase()));
      const size = code.length;
      // What no table knows, and yet is written as a code is.
      const couldBe = size < 7 && (isAll ? hasDigit && size > 1 : hasDigit || size < 4);
      if (code[0] === "-" && !index.codes[code] && !isAll) code = code.slice(1);
      const cued = isAll || index.cueBefore.test(before) || (hasDigit && index.cueBehind.test(behind));
      if (code.length === 1 && hasDigit && cued && !isAll) code = "0" + code;
      if (/^\d/.test(code) && (index.unit.test(behind) || /[$¥￥£€第.]\s*$/.test(before))) continue;
      if (/^[2-5]G$/.test(code) && !cued) continue;
      if (code.length === 2 && !index.codes[code] && !isWord) {
        // An O, or beside a digit a small L, that was meant as a digit.
        const meant = (hasDigit ? code.replace(/[LI]/g, "1") : code).replace(/O/g, "0");
        if (index.codes[meant]) code = meant;
      }
      if (index.codes[code]) {
        if (cued || (code.length === 2 && (hasDigit || (han && match[0] === code)))) add(code);
      } else if (cued && !found.unknown && !isWord && couldBe) found.unknown = match[0];
    }
    return found;
  }

  // 「五十一」, 「零五」, 「五一」.
  function inDigits(said) {
    const digit = (one, i) => (one !== "十" ? NUMERALS.indexOf(one) : !i ? 1 : i === said.length - 1 ? 0 : "");
    return [...said].map(digit).join("");
  }

  // ---- Scores.

  function weigh(units, raw, codes) {
    const scores = [];
    const credit = (token, share) => {
      const says = index.says[token] || "";
      for (let i = 0; i < says.length; i += 2) {
        const letter = says.charCodeAt(i);
        const target = letter > 255 ? letter - 256 : letter - (letter > 92 ? 36 : 35);
        scores[target] = (scores[target] || 0) + 3 * share * parseInt(says[i + 1], 36);
      }
    };
    const words = tokens(units).filter(token => !codes.includes(token.toUpperCase()));
    words.forEach((token, place) => {
      if (index.says[token] || place < words.length - 1 || /[^a-z]$/i.test(raw)) credit(token, 1);
      else begun(token).forEach(other => credit(other, 0.8));
    });
    const all = units.replace(index.noise, "");
    const asked = all.trim();
    const size = length(asked);
    for (const [target, phrases] of index.phrases) {
      let most = 0;
      for (const { text, its, parts } of phrases) {
        let bonus = 0;
        if (text === asked) bonus = 30 + 12 * size;
        else if (all.includes(` ${text} `)) bonus = 12 * its;
        else if (size > 1 && isWithin(parts, all)) bonus = 9 * its;
        else if (asked && (" " + text).includes(" " + asked)) bonus = (20 * size) / its;
        most = Math.max(most, bonus);
      }
      if (most) scores[target] = (scores[target] || 0) + most;
    }
    // The way in is about everything; whatever is about something comes before it.
    if (scores[index.entry]) scores[index.entry] /= 2;
    return scores;
  }

  // Whether the units of a phrase stand in the question in their order, with others between them.
  function isWithin(parts, all) {
    let at = -1;
    return parts.length > 1 && parts.every(part => (at = all.indexOf(part, at + 1)) >= 0);
  }

  // ---- Results.

  function find(query) {
    if (!index) return [];
    const raw = simplified(query).replace(/([a-z]{3}|\brc)(?=\d)/gi, "$1 ");
    const text = raw.trim();
    if (!text) return [];
    const results = [];
    if (/^[a-z\d]$/i.test(text)) {
      const start = text.toUpperCase();
      return index.list.filter(code => code[0].length === 2 && code[0][0] === start).slice(0, 8).map(codeResult);
    }
    const { codes, unknown } = codesIn(text);
    let units = sameSpelling(heard(spelledOut(letters(text))).map(stem).map(spelling));
    const left = units.replace(index.empty, "").replace(/ \d+(?= )/g, "").trim();
    const isHintless = !left && !codes.length && !unknown;
    // "It failed" says nothing beside whatever else is said, if that says anything.
    const more = left ? units.replace(index.failed, " |") : units;
    let scores = weigh(more, raw, codes);
    if (more !== units && !scores.some(score => score > 8)) scores = weigh(units, raw, codes);
    else units = more;
    const order = Object.keys(scores).map(Number).sort((a, b) => scores[b] - scores[a] || a - b);
    const walk = window.poshelpWalk && window.poshelpWalk.recognise(query);
    if (walk && walk.tree) {
      const target = index.targets.find(entry => entry[0] === walk.tree);
      results.push(page(target, { path: target[1] + walk.hash, badge: walk.hash.slice(3), act: index.words.walk }));
    } else if (walk) results.push(page(index.targets[index.entry], { badge: text, act: index.words.outdated }));
    const wish = wished(units);
    if (wish && !wish.doubt) results.push(wish);
    for (const code of codes.slice(0, 8)) results.push(codeResult(index.codes[code]));
    if (unknown && !walk) results.push(page(index.unknown, { code: unknown, badge: unknown, title: index.words.unknown }), page(index.index));
    if (isHintless) results.push(page(index.index), targetResult(index.entry, units));
    if (codes.length === 1) results.push(...meanings(index.codes[codes[0]], scores, text));
    const enough = Math.max(8, scores[order[0]] / 4);
    // Beside a code, words that only say that something is wrong speak for nothing.
    for (const target of order) if (scores[target] >= enough && (left || isHintless)) results.push(targetResult(target, units));
    // What is only guessed leaves the way to the list of everything.
    if (!codes.length && scores[order[0]] < GUESSED) results.splice(2, 0, page(index.index));
    if (wish && wish.doubt) results.splice(1, 0, wish);
    if (!results.length) {
      const code = /^\w{2,5}$/.test(text) ? text : "";
      results.push(page(index.unknown, { title: index.words.nothing, act: index.words.none, code, badge: code }), page(index.index), targetResult(index.entry, units));
    }
    const most = wish && !wish.doubt ? 3 : Math.max(MOST, codes.length);
    return results.filter((one, place) => results.findIndex(other => other.path === one.path) === place).slice(0, most);
  }

  // What nobody should do: first of all results, or second where the words may also be meant honestly.
  function wished(units) {
    let found = null;
    index.wishes.forEach(([always, maybe, unless], number) => {
      const isSure = units.search(always) >= 0;
      const doubt = !isSure && units.search(unless) >= 0;
      if ((isSure || units.search(maybe) >= 0) && (!found || (found.doubt && !doubt))) {
        found = page(index.wishPages[number], { warning: index.words.wish, doubt });
      }
    });
    return found;
  }

  const page = ([tree, path, title, act, warning, badge], more) =>
    Object.assign({ tree, path, title, act, warning: index.say[warning], badge }, more);

  function targetResult(target, units) {
    const entry = index.targets[target];
    const fault = likest(target, tokens(units));
    if (!fault) return page(entry);
    const [id, title, , act, warning] = fault;
    return { tree: entry[0], fault: id, path: `faults/${id}/`, title, cause: entry[2], act, warning: index.say[warning] };
  }

  // The text of a screen that the question repeats, where it does.
  function likest(target, asked) {
    let best = 0.7;
    let found = null;
    for (const fault of index.faults) {
      if (fault[2] !== target) continue;
      fault.texts = fault.texts || `${fault[1]}|${fault[5]}`.split("|").map(finder.tokens);
      for (const its of fault.texts) {
        const likeness = (2 * its.filter(token => asked.includes(token)).length) / (its.length + asked.length);
        if (likeness > best) [best, found] = [likeness, fault];
      }
    }
    return found;
  }

  function codeResult([code, title, target, act, warning, anchor, ways]) {
    const name = code.toLowerCase();
    const entry = (!ways && index.targets[target]) || [];
    return {
      code, badge: code, title, tree: entry[0], cause: entry[2], warning: index.say[warning],
      path: "codes/" + (anchor ? "#" + (anchor === 1 ? "code-" + name : anchor) : name + "/"),
      meanings: (ways || []).map(([whose, words]) => whose + (IS_HAN.test(index.words.which) ? "：" : ": ") + words),
      act: ways ? index.words.which : index.say[act]
    };
  }

  // What a code can mean, each with its cause; what the rest of the question speaks for comes first.
  function meanings([code, , cause, , , , ways], scores, text) {
    const said = text.toLowerCase();
    const named = name => {
      let size = name.length;
      while (size > 1 && !said.includes(name.slice(0, size).toLowerCase())) size--;
      return size > 1 ? 20 * size : 0;
    };
    return (ways || [["", "", cause]])
      .filter(way => way[2] >= 0)
      .map((way, place) => ({ way, place, score: (scores[way[2]] || 0) + Math.max(...way[0].split(/[、,]\s*/).map(named)) }))
      .sort((a, b) => b.score - a.score || a.place - b.place)
      .map(({ way }) => page(index.targets[way[2]], { badge: code, whose: way[0] }));
  }

  // ---- The index.

  function load(content) {
    const says = content.says.split(" ")[Symbol.iterator]();
    const list = content.latin.split(" ");
    const noise = content.noise.map(spread);
    const noHint = content.noHint.map(spread);
    index = Object.assign(content, {
      simple: {}, means: {}, sounds: {}, alike: {}, pairs: {}, codes: {}, says: Object.create(null),
      latin: list,
      known: new Set(list),
      noise: anyOf(noise),
      empty: anyOf(noise.concat(noHint)),
      failed: anyOf(noHint.filter(units => length(units) >= 2)),
      phrases: content.phrases.map(([target, phrases]) => [target, phrases.split("|").map(spread).map(measured)])
    });
    for (let i = 0; i < index.simplified.length; i += 2) index.simple[index.simplified[i]] = index.simplified[i + 1];
    for (const entry of index.readings.split(" ")) {
      const syllable = /^[a-z]+/.exec(entry)[0];
      const all = (index.sounds[syllable] = entry.slice(syllable.length));
      for (const character of all) index.alike[character] = (index.alike[character] || "") + all;
    }
    for (const pair of index.same) {
      const [written, means] = pair.split("=").map(spread);
      index.means[written] = means;
    }
    index.same = anyOf(Object.keys(index.means));
    for (const [first, ...seconds] of index.han.split(" ")) {
      for (const second of seconds) {
        const token = second === "." ? first : first + second;
        index.says[token] = says.next().value;
        if (second !== ".") index.pairs[token] = 1.5 + Math.min(0.4, index.says[token].length / 50);
      }
    }
    for (const token of list) index.says[token] = says.next().value;
    index.wishes = index.wishes.map(parts => parts.map(part => part.split("|").map(spread).filter(Boolean)));
    for (const units of noise.concat(noHint, Object.keys(index.means), ...[].concat(...index.wishes))) {
      units.split(" ").forEach((unit, place, all) => {
        if (!IS_HAN.test(unit)) index.known.add(unit);
        else if (place) index.pairs[all[place - 1] + unit] = 2;
      });
    }
    // Up to two other words may stand in a long wish: "get around the [daily] limit".
    const loose = units => (length(units) < 2 || units.split(" ").length < 3 ? units : units.replace(/ /g, " (?:\\S+ ){0,2}"));
    index.wishes = index.wishes.map(parts => parts.map(part => anyOf(part.map(loose))));
    index.list = index.list.map(code => {
      // One that says the same as another names it.
      if (code.length === 2) code = [code[0], ...index.codes[code[1]].slice(1)];
      index.codes[code[0]] = code;
      const range = /^([A-Z]+)(\d)\.\.\1(\d)$/.exec(code[0]) || [];
      for (let n = range[2]; n <= range[3]; n++) index.codes[range[1] + n] = index.codes[range[1] + n] || code;
      return code;
    });
    const cues = `(?:${index.cues.join("|")})`;
    index.cueBefore = new RegExp(cues + "[s:：#号为是了的\\s\"“'‘「『\\[(（【]*$", "i");
    index.cueBehind = new RegExp("^[\"”'’」』\\])）】\\s]*" + cues, "i");
    index.unit = new RegExp(`^\\s*(?:${index.units.join("|")})(?![a-z])`, "i");
    if (finder.loaded) finder.loaded();
  }

  // ---- The form.

  const form = document.querySelector("form[data-finder]");
  const header = document.querySelector("[data-finder-index]");
  const source = header && new URL(header.getAttribute("data-finder-index"), location);

  function element(name, parent, className, attributes) {
    const made = parent.appendChild(document.createElement(name));
    made.className = className;
    for (const key of Object.keys(attributes)) made.setAttribute(key, attributes[key]);
    return made;
  }

  function build() {
    const input = form.querySelector("input");
    const list = element("div", form, "ph-results", { id: "ph_results", role: "listbox", "aria-label": form.getAttribute("aria-label") });
    const status = element("p", form, "ph-finder__status", { role: "status" });
    let active = -1;
    let isAsked = false;
    let isGoing = false;

    const set = (name, value) => input.setAttribute("aria-" + name, value);
    input.setAttribute("role", "combobox");
    set("autocomplete", "list");
    set("controls", list.id);
    set("haspopup", "listbox");

    function ask() {
      if (isAsked) return;
      isAsked = true;
      const script = element("script", document.body, "", { src: source });
      script.onerror = () => {
        isAsked = false;
        if (isGoing) form.submit();
      };
    }

    function open(isOpen) {
      list.hidden = !isOpen;
      set("expanded", isOpen);
      activate(-1);
    }

    function show() {
      if (!index) return ask();
      const results = find(input.value);
      list.textContent = "";
      results.forEach(option);
      open(results.length > 0);
      status.textContent = results.length ? index.words.count.replace("{count}", results.length) : "";
      if (isGoing) go();
    }

    function activate(place) {
      if (list.children[active]) list.children[active].setAttribute("aria-selected", "false");
      const chosen = list.children[(active = place)];
      if (chosen) {
        chosen.setAttribute("aria-selected", "true");
        set("activedescendant", chosen.id);
        chosen.scrollIntoView({ block: "nearest" });
      } else input.removeAttribute("aria-activedescendant");
    }

    function go() {
      isGoing = false;
      const chosen = list.children[Math.max(active, 0)];
      if (chosen) chosen.click();
    }

    function option(result, place) {
      const link = element("a", list, "ph-result", {
        id: "ph_result_" + place, role: "option", tabindex: "-1", "aria-selected": "false",
        "data-result": "", href: finder.address(result)
      });
      if (result.tree) link.setAttribute("data-tree", result.tree);
      if (result.code) link.setAttribute("data-code", result.code);
      const line = (name, text) => text && (element("span", link, "ph-result__" + name, {}).textContent = text);
      const title = element("span", link, "ph-result__title", {});
      for (const badge of (result.badge || "").split(" ")) {
        if (badge) element("span", title, "ph-result__badge", {}).textContent = badge;
      }
      title.appendChild(document.createTextNode(" " + result.title));
      line("cause", result.whose || (result.cause !== result.title && result.cause));
      for (const meaning of result.meanings || []) line("meaning", meaning);
      line("act", result.act);
      line("warning", result.warning);
    }

    open(false);
    finder.loaded = show;
    input.addEventListener("input", show);
    input.addEventListener("focus", () => (index ? list.hidden && show() : ask()));
    input.addEventListener("keydown", event => {
      // The theme listens for keys that open its own search.
      event.stopPropagation();
      const count = list.children.length;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.isComposing) return;
      if (step && count) {
        event.preventDefault();
        if (list.hidden) open(true);
        activate(active < 0 && step < 0 ? count - 1 : (active + step + count) % count);
      } else if (event.key === "Escape") {
        if (list.hidden) input.value = "";
        event.preventDefault();
        open(false);
      }
    });
    form.addEventListener("submit", event => {
      if (!input.value.trim()) return;
      event.preventDefault();
      isGoing = true;
      if (index) go();
      else ask();
    });
    const close = event => event.target && !form.contains(event.target) && open(false);
    document.addEventListener("click", close);
    document.addEventListener("focusin", close);

    const query = /[?&]q=([^&]*)/.exec(location.search);
    if (query) {
      try {
        input.value = decodeURIComponent(query[1].replace(/\+/g, " "));
        ask();
      } catch (error) {
        // An address that somebody broke: the box stays empty.
      }
    } else if (form.classList.contains("ph-finder--large") && location.protocol !== "file:") {
      // Fetched when the page is there, run when the box is touched: building the index blocks an old phone. Not by a
      // link to prefetch, which Safari passes over, and which Firefox holds against the policy's default-src.
      addEventListener("load", () => fetch(source).catch(() => {}));
    }
  }

  // Where a result leads on the site; the embed and the offline file, which have other addresses, replace this.
  function address(result) {
    const file = location.protocol === "file:" ? "index.html" : "";
    const path = `../../../${index.lang}/${result.path}`.replace(/\/(?=[?#]|$)/, "/" + file);
    return new URL(path, source).href;
  }

  const finder = (window.poshelpFinder = { load, find, address, tokens: text => tokens(sameSpelling(letters(text).map(stem))) });
  if (form && source) build();
})();
