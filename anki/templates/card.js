(function () {
  'use strict';
  var roots = document.querySelectorAll('.gc');
  var root = roots[roots.length - 1];
  if (!root || root.getAttribute('data-ready')) { return; }
  root.setAttribute('data-ready', 'yes');
  var card = root.getAttribute('data-card');
  var back = /(^| )back( |$)/.test(root.className);

  // The state holds from a question to its answer, and no longer than the window: the day for
  // which the question was made, and the option that was picked.
  function load() {
    try { return JSON.parse(sessionStorage.getItem('goodcard')) || {}; } catch (e) { return window.goodcardState || {}; }
  }
  function save(state) {
    window.goodcardState = state;
    try { sessionStorage.setItem('goodcard', JSON.stringify(state)); } catch (e) { return; }
  }
  var state = back ? load() : {};
  if (state.card !== card) {
    var now = new Date(); // a day begins at four in the morning
    state = { card: card, day: Math.floor((now.getTime() / 60000 - now.getTimezoneOffset() - 240) / 1440) };
    if (!back) { save(state); }
  }

  // Numbers from 0 to n - 1 that the card, the day and what they are for decide.
  function numbers(what) {
    var hash = 2166136261;
    var seed = card + ' ' + state.day + ' ' + what;
    for (var i = 0; i < seed.length; i++) { hash = Math.imul(hash ^ seed.charCodeAt(i), 16777619); }
    return function (n) {
      hash = hash + 1831565813 | 0;
      var t = Math.imul(hash ^ hash >>> 15, 1 | hash);
      t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
      return ((t ^ t >>> 14) >>> 0) % n;
    };
  }

  function children(parent, name) {
    var found = [];
    for (var i = 0; parent && i < parent.children.length; i++) {
      if (parent.children[i].tagName === name) { found.push(parent.children[i]); }
    }
    return found;
  }

  // On each day the question is put in one of its wordings.
  var wordings = children(root.querySelector('.also > ul'), 'LI');
  var wording = wordings.length ? numbers('wording')(wordings.length + 1) : 0;
  if (wording > 0) {
    var question = root.querySelector('.question');
    var said = wordings[wording - 1];
    question.textContent = '';
    while (said.firstChild) { question.appendChild(said.firstChild); }
  }

  // A thing that a tap changes, for people who tap and for those who hear the page.
  function tappable(element, role, act) {
    element.className += ' tappable';
    element.setAttribute('role', role);
    element.setAttribute('aria-checked', 'false');
    element.addEventListener('click', function (event) {
      if (event.target.tagName === 'A') { return; }
      event.stopPropagation();
      act();
    });
  }

  // The options are a list of items before the answer, and one of terms and reasons with it.
  var list = root.querySelector('.options > ul, .options > dl');
  if (list) {
    var options = [];
    children(list, list.tagName === 'UL' ? 'LI' : 'DT').forEach(function (term, i) {
      var reason = term.nextElementSibling;
      options.push({ at: i, term: term, reason: reason && reason.tagName === 'DD' ? reason : null });
    });
    var next = numbers('options');
    for (var i = options.length - 1; i > 0; i--) {
      var j = next(i + 1);
      var swapped = options[i];
      options[i] = options[j];
      options[j] = swapped;
    }
    if (!back) { list.setAttribute('role', 'radiogroup'); }
    options.forEach(function (option) {
      list.appendChild(option.term);
      if (option.reason) { list.appendChild(option.reason); }
      if (back) {
        if (state.pick === option.at) { option.term.className += ' picked'; }
        return;
      }
      tappable(option.term, 'radio', function () {
        state.pick = option.at;
        save(state);
        options.forEach(function (other) {
          other.term.classList.toggle('picked', other === option);
          other.term.setAttribute('aria-checked', String(other === option));
        });
      });
    });
  }

  var points = root.querySelector('.points');
  var items = children(points && points.querySelector('ol'), 'LI');
  if (items.length) {
    var count = document.createElement('div');
    count.className = 'count';
    count.setAttribute('lang', 'en');
    count.textContent = 'tap the points that you made';
    points.className += ' ticked';
    points.appendChild(count);
    items.forEach(function (item) {
      tappable(item, 'checkbox', function () {
        item.setAttribute('aria-checked', String(item.getAttribute('aria-checked') !== 'true'));
        var made = items.filter(function (each) { return each.getAttribute('aria-checked') === 'true'; });
        count.textContent = made.length + ' of ' + items.length;
      });
    });
  }

  // Anki sets formulas only now. A text with one can be wider than a phone.
  [].forEach.call(root.querySelectorAll('.text'), function (text) {
    if (text.textContent.indexOf('\\(') >= 0) { text.className += ' formulas'; }
  });
})();
