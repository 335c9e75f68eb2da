/**
 * What scripts that stand on institutions' pages do to the globals, written after the libraries named, and some of what only a
 * malicious one would. Each runs before ours.
 */
export const SCRIPTS = {
  'Prototype.js 1.7': `
    (function () {
      var slice = Array.prototype.slice
      function $A(iterable) {
        if (!iterable) return []
        if ('toArray' in Object(iterable)) return iterable.toArray()
        var length = iterable.length || 0, results = new Array(length)
        while (length--) results[length] = iterable[length]
        return results
      }
      function K(x) { return x }
      Object.extend = function (to, from) { for (var name in from) to[name] = from[name]; return to }
      Object.extend(Object, {
        inspect: String, clone: function (o) { return Object.extend({}, o) },
        isArray: Array.isArray, isFunction: function (o) { return typeof o === 'function' },
        keys: function (o) { if (Object(o) !== o) throw new TypeError(); var all = []; for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) all.push(k); return all },
        values: function (o) { var all = []; for (var k in o) all.push(o[k]); return all },
        toJSON: function (o) { return JSON.stringify(o) },
      })
      Object.extend(Function.prototype, {
        bind: function (context) {
          if (arguments.length < 2 && context === undefined) return this
          var method = this, args = slice.call(arguments, 1)
          return function () { return method.apply(context, args.concat(slice.call(arguments))) }
        },
        curry: function () { var m = this, a = slice.call(arguments); return function () { return m.apply(this, a.concat(slice.call(arguments))) } },
        delay: function (s) { return setTimeout(this, s * 1000) }, methodize: function () { var m = this; return function () { return m.apply(null, [this].concat(slice.call(arguments))) } },
        wrap: function (w) { var m = this; return function () { return w.apply(this, [m.bind(this)].concat(slice.call(arguments))) } },
        argumentNames: function () { return [] }, defer: function () { return this.delay(0.01) },
      })
      function each(iterator, context) { for (var i = 0; i < this.length; i++) iterator.call(context, this[i], i) }
      var Enumerable = {
        each: each, _each: each, forEach: each,
        all: function (f, c) { for (var i = 0; i < this.length; i++) if (!f.call(c, this[i], i)) return false; return true },
        any: function (f, c) { f = f || K; for (var i = 0; i < this.length; i++) if (f.call(c, this[i], i)) return true; return false },
        collect: function (f, c) { f = f || K; var r = []; this.each(function (v, i) { r.push(f.call(c, v, i)) }); return r },
        detect: function (f, c) { var r; for (var i = 0; i < this.length; i++) if (f.call(c, this[i], i)) return this[i]; return r },
        findAll: function (f, c) { var r = []; this.each(function (v, i) { if (f.call(c, v, i)) r.push(v) }); return r },
        include: function (o) { return this.indexOf(o) !== -1 }, inject: function (m, f) { this.each(function (v) { m = f(m, v) }); return m },
        invoke: function (m) { return this.map(function (v) { return v[m]() }) }, pluck: function (p) { return this.map(function (v) { return v[p] }) },
        toArray: function () { return slice.call(this, 0) }, size: function () { return this.length }, inspect: function () { return '[' + this.join(', ') + ']' },
        zip: function () { return this }, sortBy: function () { return this }, max: function () {}, min: function () {}, partition: function () {}, reject: function () {},
      }
      Object.extend(Enumerable, { map: Enumerable.collect, find: Enumerable.detect, select: Enumerable.findAll, filter: Enumerable.findAll, member: Enumerable.include, entries: Enumerable.toArray, every: Enumerable.all, some: Enumerable.any })
      Object.extend(Array.prototype, Enumerable)
      Object.extend(Array.prototype, {
        clear: function () { this.length = 0; return this }, first: function () { return this[0] }, last: function () { return this[this.length - 1] },
        compact: function () { return this.filter(function (v) { return v != null }) }, flatten: function () { return this }, without: function () { return this },
        uniq: function () { return this }, intersect: function () { return this }, clone: function () { return slice.call(this, 0) }, _reverse: Array.prototype.reverse,
        reverse: function (inline) { return (inline === false ? this.toArray() : this)._reverse() },
        toJSON: function () { return '[' + this.map(function (v) { return JSON.stringify(v) }).join(', ') + ']' },
        concat: function () {
          var array = slice.call(this, 0)
          for (var i = 0; i < arguments.length; i++)
            if (Array.isArray(arguments[i])) for (var j = 0; j < arguments[i].length; j++) array.push(arguments[i][j])
            else array.push(arguments[i])
          return array
        },
      })
      Array.from = window.$A = $A
      Object.extend(String.prototype, {
        gsub: function (p, r) { return this.split(p).join(r) }, sub: function (p, r) { return this.replace(p, r) }, scan: function () { return this },
        strip: function () { return this.replace(/^\\s+/, '').replace(/\\s+$/, '') }, stripTags: function () { return this.replace(/<[^>]+>/g, '') },
        include: function (p) { return this.indexOf(p) > -1 }, startsWith: function (p) { return this.lastIndexOf(p, 0) === 0 },
        endsWith: function (p) { var d = this.length - p.length; return d >= 0 && this.indexOf(p, d) === d }, blank: function () { return /^\\s*$/.test(this) }, empty: function () { return this == '' },
        toArray: function () { return this.split('') }, times: function (n) { return new Array(n + 1).join(this) }, interpolate: function () { return this }, evalJSON: function () { return JSON.parse(this) },
        toJSON: function () { return JSON.stringify(this.valueOf()) }, truncate: function (n) { return this.slice(0, n) }, capitalize: function () { return this }, isJSON: function () { return true },
      })
      Object.extend(Number.prototype, { toJSON: function () { return String(this) }, times: function () { return this }, succ: function () { return this + 1 }, toPaddedString: String })
      Object.extend(Boolean.prototype, { toJSON: function () { return String(this) } })
      var native = window.Element
      window.Element = function (tag, attributes) { var made = document.createElement(tag); for (var name in attributes) made.setAttribute(name, attributes[name]); return made }
      Object.extend(window.Element, native); window.Element.prototype = native.prototype
      var methods = {
        visible: function () { return this.style.display !== 'none' }, hide: function () { this.style.display = 'none'; return this }, show: function () { this.style.display = ''; return this },
        remove: function () { this.parentNode.removeChild(this); return this }, update: function (html) { this.innerHTML = html; return this }, replace: function () { return this },
        insert: function (html) { this.insertAdjacentHTML('beforeend', html); return this }, select: function (css) { return $A(this.querySelectorAll(css)) }, up: function () { return this.parentNode }, down: function () { return this.firstElementChild },
        observe: function (name, f) { this.addEventListener(name, f); return this }, on: function (name, css, f) { this.addEventListener(name, f || css); return this }, fire: function (name) { this.dispatchEvent(new CustomEvent(name)); return this },
        getStyle: function (name) { return getComputedStyle(this)[name] }, addClassName: function (c) { this.className += ' ' + c; return this }, toggle: function () { return this }, wrap: function () { return this }, next: function () { return this.nextElementSibling }, clone: function () { return this.cloneNode(true) },
        match: function (css) { return this.matches(css) }, store: function () { return this }, retrieve: function () {}, readAttribute: function (n) { return this.getAttribute(n) }, request: function () {}, serialize: function () { return '' }, clear: function () { this.value = ''; return this }, present: function () { return this.value != '' }, activate: function () { this.focus(); return this }, disable: function () {}, enable: function () {},
      }
      Object.extend(HTMLElement.prototype, methods)
      Object.extend(window.Event, { element: function (e) { return e.target }, stop: function (e) { e.preventDefault() }, observe: function (e, n, f) { e.addEventListener(n, f) } })
      document.getElementsByClassName = function (name) { return $A(document.querySelectorAll('.' + name)) }
      window.$ = function (id) { return document.getElementById(id) }
      window.$$ = function (css) { return $A(document.querySelectorAll(css)) }
      window.Hash = window.Template = window.Form = window.Field = window.Ajax = window.Class = window.Enumerable = Enumerable
    })()`,

  'MooTools 1.6': `
    Object.defineProperty(Function.prototype, 'extend', { value: function (n, f) { this[n] = f; return this }, writable: true })
    Function.prototype.implement = function (all) { for (var n in all) this.prototype[n] = all[n]; return this }
    Array.implement({ append: function (a) { this.push.apply(this, a); return this }, combine: function () { return this }, erase: function () { return this }, include: function (v) { this.push(v); return this }, contains: function (v) { return this.indexOf(v) !== -1 }, clean: function () { return this }, empty: function () { this.length = 0; return this }, flatten: function () { return this }, pick: function () { return this[0] }, getLast: function () { return this[this.length - 1] } })
    String.implement({ contains: function (s) { return this.indexOf(s) > -1 }, test: function (r) { return r.test(this) }, clean: function () { return this.trim() }, substitute: function () { return this } })
    Element.implement({ set: function () { return this }, get: function () { return null }, adopt: function () { return this }, grab: function (e) { this.appendChild(e); return this }, inject: function () { return this }, empty: function () { this.textContent = ''; return this }, destroy: function () { this.remove() }, getElement: function (s) { return this.querySelector(s) }, addEvent: function (n, f) { this.addEventListener(n, f); return this }, hasClass: function (c) { return this.classList.contains(c) }, toggleClass: function () { return this } })
    window.typeOf = function (x) { return typeof x }; window.instanceOf = function () { return true }; window.Browser = {}; window.Request = function () {}`,

  'jQuery twice': `
    (function () {
      function jQuery(what) { if (typeof what === 'function') { document.addEventListener('DOMContentLoaded', what); return this } return jQuery.fn }
      jQuery.fn = { jquery: '3.7.1', ready: function (f) { return jQuery(f) }, on: function () { return this }, each: function () { return this } }
      jQuery.noConflict = function (deep) { if (window.$ === jQuery) window.$ = undefined; if (deep) delete window.jQuery; return jQuery }
      window.$ = window.jQuery = jQuery
      window.jq = jQuery.noConflict(true); window.$ = window.jQuery = window.jq
      jQuery(function () { document.querySelectorAll('a').forEach(function (a) { a.addEventListener('click', function () {}) }) })
    })()`,

  'Date.js': `
    Date.parse = function (text) { var r = /^(\\d{4})-(\\d\\d)-(\\d\\d)T(\\d\\d):(\\d\\d):(\\d\\d)Z?$/.exec(text); return r ? new Date(+r[1], r[2] - 1, +r[3], +r[4], +r[5], +r[6]) : null }
    Date.today = function () { return new Date() }
    Date.prototype.toString = function (format) { return format ? 'x' : 'date' }
    Date.prototype.add = Date.prototype.is = Date.prototype.next = function () { return this }
    Date.CultureInfo = {}; Number.prototype.days = function () { return this }`,

  'zone.js': `
    (function () {
      var native = Promise, then = native.prototype.then
      native.prototype.then = function (done, failed) { window.turns = (window.turns || 0) + 1; return then.call(this, done, failed) }
      function ZoneAwarePromise(executor) { var self = this instanceof ZoneAwarePromise ? this : Object.create(ZoneAwarePromise.prototype); self.inner = new native(executor); return self }
      ZoneAwarePromise.prototype.then = function (a, b) { var inner = this.inner.then(a, b); return new ZoneAwarePromise(function (y, n) { inner.then(y, n) }) }
      ZoneAwarePromise.prototype.catch = function (b) { return this.then(undefined, b) }
      ZoneAwarePromise.prototype.finally = function (f) { return this.then(function (v) { f(); return v }, function (e) { f(); throw e }) }
      ZoneAwarePromise.prototype[Symbol.toStringTag] = 'Promise'
      ZoneAwarePromise.resolve = function (v) { return new ZoneAwarePromise(function (y) { y(v) }) }
      ZoneAwarePromise.reject = function (e) { return new ZoneAwarePromise(function (_, n) { n(e) }) }
      ZoneAwarePromise.all = function (all) { return new ZoneAwarePromise(function (y, n) { native.all(all).then(y, n) }) }
      ZoneAwarePromise.race = function (all) { return new ZoneAwarePromise(function (y, n) { native.race(all).then(y, n) }) }
      window.Promise = ZoneAwarePromise
      var add = EventTarget.prototype.addEventListener, remove = EventTarget.prototype.removeEventListener, wrapped = new WeakMap()
      EventTarget.prototype.addEventListener = function (name, f, options) {
        if (typeof f !== 'function' && !(f && f.handleEvent)) return
        var task = wrapped.get(f) || function (e) { return typeof f === 'function' ? f.apply(this, arguments) : f.handleEvent(e) }
        wrapped.set(f, task)
        return add.call(this || window, name, task, typeof options === 'object' && options ? { capture: !!options.capture, once: !!options.once, passive: !!options.passive } : !!options)
      }
      EventTarget.prototype.removeEventListener = function (name, f, options) { return remove.call(this || window, name, wrapped.get(f) || f, options) }
      ;['setTimeout', 'setInterval', 'requestAnimationFrame', 'fetch'].forEach(function (name) { var own = window[name]; window[name] = function () { return own.apply(window, arguments) } })
      var Observer = window.MutationObserver
      window.MutationObserver = function (f) { return new Observer(function () { return f.apply(this, arguments) }) }
      window.MutationObserver.prototype = Observer.prototype
    })()`,

  'a router': `
    ;['pushState', 'replaceState'].forEach(function (name) {
      var own = history[name]
      history[name] = function (state, title, url) { var r = own.call(this, { idx: 1, usr: state }, title, url); dispatchEvent(new Event('locationchange')); return r }
    })
    addEventListener('popstate', function (e) { e.state && e.state.idx })`,

  'old polyfills': `
    (function () {
      function Search(text) { this.all = []; var self = this; if (typeof text === 'string') text.replace(/^\\?/, '').split('&').forEach(function (p) { if (p) { var i = p.indexOf('='); self.append(decodeURIComponent(i < 0 ? p : p.slice(0, i)), i < 0 ? '' : decodeURIComponent(p.slice(i + 1).replace(/\\+/g, ' '))) } }) }
      Search.prototype = {
        append: function (n, v) { this.all.push([n, String(v)]) }, get: function (n) { for (var i = 0; i < this.all.length; i++) if (this.all[i][0] === n) return this.all[i][1]; return null },
        set: function (n, v) { this['delete'](n); this.append(n, v) }, has: function (n) { return this.get(n) !== null }, 'delete': function (n) { this.all = this.all.filter(function (p) { return p[0] !== n }) },
        toString: function () { return this.all.map(function (p) { return encodeURIComponent(p[0]).replace(/%20/g, '+') + '=' + encodeURIComponent(p[1]).replace(/%20/g, '+') }).join('&') },
      }
      window.URLSearchParams = Search
      function Address(url, base) {
        var inside = document.implementation.createHTMLDocument('')
        if (base) { var b = inside.createElement('base'); b.href = base; inside.head.appendChild(b) }
        var a = this.a = inside.createElement('a'); a.href = url; inside.body.appendChild(a)
        if (!/:/.test(a.href)) throw new TypeError('Invalid URL')
      }
      ;['href', 'search', 'hash', 'host', 'hostname', 'port', 'protocol', 'pathname'].forEach(function (n) { Object.defineProperty(Address.prototype, n, { get: function () { return this.a[n] }, set: function (v) { this.a[n] = v } }) })
      Object.defineProperty(Address.prototype, 'origin', { get: function () { return this.a.protocol + '//' + this.a.host } })
      Object.defineProperty(Address.prototype, 'searchParams', { get: function () { var self = this, s = new Search(this.a.search); ;['set', 'append', 'delete'].forEach(function (m) { s[m] = function () { Search.prototype[m].apply(s, arguments); self.a.search = s.toString() } }); return s } })
      Address.prototype.toString = function () { return this.a.href }
      window.URL = Address
      Object.assign = function (to) { if (to == null) throw new TypeError(); for (var i = 1; i < arguments.length; i++) for (var k in arguments[i]) if (Object.prototype.hasOwnProperty.call(arguments[i], k)) to[k] = arguments[i][k]; return to }
      Array.prototype.includes = function (v) { return this.indexOf(v) !== -1 }
      Array.prototype.find = function (f) { for (var i = 0; i < this.length; i++) if (f(this[i], i, this)) return this[i] }
      Array.prototype.flat = function () { return [].concat.apply([], this) }
      String.prototype.trim = function () { return this.replace(/^[\\s\\uFEFF\\xA0]+|[\\s\\uFEFF\\xA0]+$/g, '') }
      if (!Element.prototype.prepend || true) Element.prototype.append = function () { for (var i = 0; i < arguments.length; i++) this.appendChild(typeof arguments[i] === 'string' ? document.createTextNode(arguments[i]) : arguments[i]) }
      Element.prototype.closest = function (s) { var e = this; do { if (e.matches(s)) return e; e = e.parentElement } while (e); return null }
    })()`,

  'wrapped prototypes': `
    (function () {
      function wrap(on, name) { var own = on[name]; on[name] = function () { window.counted = (window.counted || 0) + 1; return own.apply(this, arguments) } }
      ;['map', 'forEach', 'filter', 'push', 'slice', 'find', 'some', 'flatMap'].forEach(function (n) { wrap(Array.prototype, n) })
      ;['attachShadow', 'append', 'querySelector', 'querySelectorAll', 'setAttribute', 'getAttribute', 'remove', 'matches'].forEach(function (n) { wrap(Element.prototype, n) })
      ;['appendChild', 'insertBefore', 'removeChild', 'getRootNode'].forEach(function (n) { wrap(Node.prototype, n) })
      ;['importNode', 'createElement', 'createTreeWalker', 'createComment'].forEach(function (n) { wrap(Document.prototype, n) })
      ;['parse', 'stringify'].forEach(function (n) { wrap(JSON, n) })
      ;['assign', 'keys', 'entries', 'defineProperty'].forEach(function (n) { wrap(Object, n) })
      ;['define', 'get'].forEach(function (n) { wrap(CustomElementRegistry.prototype, n) })
      wrap(window, 'fetch')
    })()`,

  'enumerable additions': `
    Array.prototype.remove = function (v) { return this }
    Array.prototype.last = function () { return this[this.length - 1] }
    Object.prototype.forEach = function (f) { for (var k in this) f(this[k], k) }
    Object.prototype.extend = function () { return this }`,

  'a frozen Object.prototype': 'Object.freeze(Object.prototype)',
  'everything frozen':
    '[Object, Array, Function, String, Promise, Map, Set, Event, EventTarget, Node, Element, HTMLElement, Error].forEach(function (c) { Object.freeze(c.prototype) })',

  'a prototype polluted with options': `
    Object.assign(Object.prototype, { method: 'DELETE', body: 'x', mode: 'no-cors', integrity: 'sha256-x', referrer: 'about:client', keepalive: true, once: true, passive: true, capture: true, cache: 'only-if-cached', redirect: 'error' })`,
  'names of ours': `
    Object.assign(Object.prototype, { institution: 'elsewhere', api: 'https://elsewhere.example', apiUrl: 'https://elsewhere.example', job: '9', medium: 'x', testPages: [], lang: 'en', next: 'https://elsewhere.example', data: 1, code: 'gone', items: [], form: null })`,
  'getters that throw': `
    ;['foo', 'show', 'extend', 'isEmpty'].forEach(function (n) { Object.defineProperty(Object.prototype, n, { configurable: true, get: function () { throw new Error(n) }, set: function () { throw new Error(n) } }) })`,
}

/** Which of them stand on a page together. */
export const PAGES: (keyof typeof SCRIPTS)[][] = [
  ['Prototype.js 1.7'],
  ['MooTools 1.6', 'Date.js'],
  ['jQuery twice', 'zone.js', 'a router'],
  ['old polyfills', 'wrapped prototypes'],
  ['enumerable additions', 'a frozen Object.prototype'],
  ['everything frozen'],
  ['a prototype polluted with options', 'names of ours', 'getters that throw'],
]

/** What leaves nothing to make a picture with. */
export const BROKEN: Record<string, string> = {
  'shadow roots refused': 'Element.prototype.attachShadow = function () { throw new Error("not here") }',
  'no elements to be made': 'Document.prototype.createElement = function () { return null }',
  'templates that cannot be copied': 'Document.prototype.importNode = function () { return null }',
  'style sheets refused': 'CSSStyleSheet.prototype.replaceSync = function () { throw new Error("not here") }',
  'no elements to be defined': 'CustomElementRegistry.prototype.define = function () { throw new Error("not here") }',
}
