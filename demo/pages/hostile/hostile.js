// What old libraries and careless scripts have been seen to do to the globals, before our script arrives.
const { map } = Array.prototype
Array.prototype.map = function (...given) {
  window.mapCalls = (window.mapCalls ?? 0) + 1
  return map.apply(this, given)
}
Array.prototype.last = function () {
  return this[this.length - 1]
}
String.prototype.trim = function () {
  return this.replace(/^\s+|\s+$/g, '')
}
const { parse } = JSON
JSON.parse = (text, reviver) => {
  const value = parse(text, reviver)
  window.parsed = (window.parsed ?? 0) + 1
  return value
}
Object.prototype.api = 'http://127.0.0.1:9'
Object.prototype.institution = 'lydarkivet'
Object.freeze(Object.prototype)
