// A text of up to 134 bytes → a QR code, version 6-L, as an SVG element. Fetched by guide.js when somebody wants one.
(function () {
  "use strict";

  var SIZE = 41;
  var BLOCKS = 2;
  var DATA = 68;
  var CHECK = 18;
  // Of level L with mask 0, which inverts every second square of a chessboard.
  var FORMAT = 0x77c4;

  // ---- The field of 256 elements.

  var power = [];
  var log = [];
  for (var i = 0, element = 1; i < 255; i++) {
    power[i] = element;
    log[element] = i;
    element = (element << 1) ^ (element & 128 ? 0x11d : 0);
  }

  function times(a, b) {
    return a && b ? power[(log[a] + log[b]) % 255] : 0;
  }

  function remainder(block) {
    var divisor = [1];
    for (var i = 0; i < CHECK; i++) {
      divisor = divisor.concat(0).map(function (coefficient, place) {
        return coefficient ^ (place ? times(divisor[place - 1], power[i]) : 0);
      });
    }
    var rest = block.concat(divisor.slice(1).fill(0));
    block.forEach(function (_, place) {
      var factor = rest[place];
      divisor.forEach(function (coefficient, behind) {
        rest[place + behind] ^= times(coefficient, factor);
      });
    });
    return rest.slice(block.length);
  }

  // ---- Text → bits.

  function bitsOf(text) {
    var bytes = unescape(encodeURIComponent(text)).split("").map(function (character) {
      return character.charCodeAt(0);
    });
    if (bytes.length > BLOCKS * DATA - 2) return null;
    // Mode "bytes" and the length, each shifted by half a byte; then the end and the prescribed filling.
    var halves = [4, bytes.length >> 4, bytes.length & 15];
    bytes.forEach(function (byte) {
      halves.push(byte >> 4, byte & 15);
    });
    halves.push(0);
    var words = [];
    for (var i = 0; i < halves.length; i += 2) words.push((halves[i] << 4) | halves[i + 1]);
    for (var filling = 0xec; words.length < BLOCKS * DATA; filling ^= 0xec ^ 0x11) words.push(filling);
    var blocks = [words.slice(0, DATA), words.slice(DATA)];
    var checks = blocks.map(remainder);
    var bits = [];
    [blocks, checks].forEach(function (parts) {
      parts[0].forEach(function (_, place) {
        parts.forEach(function (part) {
          for (var bit = 7; bit >= 0; bit--) bits.push((part[place] >> bit) & 1);
        });
      });
    });
    return bits;
  }

  // ---- Bits → squares.

  function squaresOf(bits) {
    var rows = [];
    for (var i = 0; i < SIZE; i++) rows.push([]);

    function ring(y, x, radius, darkAt) {
      for (var dy = -radius; dy <= radius; dy++) {
        for (var dx = -radius; dx <= radius; dx++) {
          var row = rows[y + dy];
          if (row && x + dx >= 0 && x + dx < SIZE) row[x + dx] = darkAt.indexOf(Math.max(Math.abs(dx), Math.abs(dy))) >= 0;
        }
      }
    }
    for (i = 0; i < SIZE; i++) rows[6][i] = rows[i][6] = i % 2 === 0;
    ring(3, 3, 4, [0, 1, 3]);
    ring(3, SIZE - 4, 4, [0, 1, 3]);
    ring(SIZE - 4, 3, 4, [0, 1, 3]);
    ring(34, 34, 2, [0, 2]);
    for (i = 0; i < 15; i++) {
      var dark = ((FORMAT >> i) & 1) === 1;
      rows[i < 6 ? i : i < 8 ? i + 1 : SIZE - 15 + i][8] = dark;
      rows[8][i < 8 ? SIZE - 1 - i : i < 9 ? 7 : 14 - i] = dark;
    }
    rows[SIZE - 8][8] = true;

    var next = 0;
    for (var right = SIZE - 1; right > 0; right -= 2) {
      if (right === 6) right = 5;
      for (i = 0; i < SIZE; i++) {
        var y = (right + 1) & 2 ? i : SIZE - 1 - i;
        for (var x = right; x > right - 2; x--) {
          if (rows[y][x] === undefined) rows[y][x] = (bits[next++] === 1) !== ((x + y) % 2 === 0);
        }
      }
    }
    return rows;
  }

  window.poshelpSquare = function (text) {
    var bits = bitsOf(text);
    if (!bits) return document.createTextNode(text);
    var svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    var path = document.createElementNS(svg.namespaceURI, "path");
    var drawing = "";
    squaresOf(bits).forEach(function (row, y) {
      row.forEach(function (dark, x) {
        if (dark) drawing += "M" + (x + 4) + " " + (y + 4) + "h1v1h-1z";
      });
    });
    path.setAttribute("d", drawing);
    svg.setAttribute("viewBox", "0 0 49 49");
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", text);
    svg.setAttribute("shape-rendering", "crispEdges");
    svg.appendChild(path);
    return svg;
  };
})();
