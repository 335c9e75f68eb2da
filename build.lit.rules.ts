type Rule = [found: RegExp, instead: string]

// A page may name the trusted-types policies it allows, and where `lit-html` is not among them, or a second copy of the
// script asks for it again, Lit would throw while loading: the entry finds out by itself whether templates can be made. Doors
// for polyfills and counters on `window` go, since a page with another Lit, or with bad intentions, could reach in through
// them. The rest is what the elements have no use for; the build throws where one of them uses it after all.

const LIT_HTML: Rule[] = [
  [
    /(\w+)\?\1\.createPolicy\("lit-html",\{createHTML:(\w+)=>\2\}\):void 0/,
    '$1?(()=>{try{return $1.createPolicy("lit-html",{createHTML:$2=>$2})}catch{}})():void 0',
  ],
  [/,(\w+)=\w+\.litHtmlPolyfillSupport;\1\?\..*?\.push\("[\d.]+"\);/, ';'],
  // Templates of SVG and MathML; expressions in comments, in text that is no markup, and in place of an attribute: the build
  // refuses a template with one. Templates compiled beforehand.
  [/l=2===i\?"<svg>":3===i\?"<math>":""/, 'l=""'],
  [/\+\(2===i\?"<\/svg>":3===i\?"<\/math>":""\)/, ''],
  [/if\((this\.el=S.*?),2===i\|\|3===i\)\{.*?\}(for\()/, '$1;$2'],
  [
    /x=t=>\(i,\.\.\.s\)=>\(\{_\$litType\$:t,strings:i,values:s\}\),b=x\(1\),w=x\(2\),T=x\(3\)/,
    'b=(t,...i)=>({_$litType$:1,strings:t,values:i})',
  ],
  [/T as mathml,(.*),w as svg/, '$1'],
  [/y\.test\(u\[2\]\)&&\(n=RegExp\("<\/"\+u\[2\],"g"\)\),/, ''],
  [/c=n\?\?v,d=-1/, 'c=v,d=-1'],
  [/\(c=p,n=void 0\)/, 'c=p'],
  [/v=.*?,_=.*?,m=.*?,p=RegExp/, String.raw`v=/<(?:\/?[a-zA-Z][^>\s]*|\/?$)/g,p=RegExp`],
  [/"!--"===u\[1\].*?:c===p\?/, 'c=p:c===p?'],
  [/c===_\|\|c===m\?c=v:/, ''],
  [/,y=\/\^\(\?:script\|style\|textarea\|title\)\$\/i/, ''],
  [
    /else t\.startsWith\(o\)&&\(d\.push\(\{type:6,index:l\}\),r\.removeAttribute\(t\)\);if\(y\.test.*?\}\}(\}else if\(8)/,
    '$1',
  ],
  [
    /if\(8===r\.nodeType\)if\(r\.data===n\)(d\.push\(.*?\));else\{let t=-1;.*?\}(l\+\+)/,
    '8===r.nodeType&&r.data===n&&$1;$2',
  ],
  [/"number"==typeof s\?(this\._\$AC\(t\)):\(.*?,s\);/, '$1;'],
  [/,_\$litType\$:s\}=t,e=this/, '}=t,e=this'],
  // Directives, and what parts know for them alone: their parent, their place, whether they stand on the page.
  [/function M\(t,i,s=t,e\)\{.*?\}(class R)/, '$1'],
  [/get parentNode\(\)\{return this\._\$AM\.parentNode\}get _\$AU\(\)\{return this\._\$AM\._\$AU\}u\(t\)/, 'u(t)'],
  [/get _\$AU\(\)\{return this\._\$AM\?\._\$AU\?\?this\._\$Cv\}/, ''],
  [/,this\._\$Cv=e\?\.isConnected\?\?!0\}get parentNode.*?(_\$AI\(t,i=this\))/, '}$1'],
  [/t=M\(this,t,i\),(a\(t\)\?t===A)/, '$1'],
  [/this\._\$AP\?\.\(!1,!0,s\);/, ';'],
  [/setConnected\(t\)\{.*?\}\}(class H)\{.*?(constructor)/, '}$1{$2'],
  [/t=M\(this,t,i,0\),(o=)/, '$1'],
  [/r=M\(this,e\[s\+n\],i,n\)/, 'r=e[s+n]'],
  [/\(t=M\(this,t,i,0\)\?\?A\)/, '(t??=A)'],
  [/1===r\.type\?(i=new r\.ctor\(.*?\)):6===r\.type&&\(i=new Z\(h,this,t\)\)/, '$1'],
  [/class Z\{.*?;const D=/, 'const D='],
  // Listeners are functions. What a page has put on every function is no option of theirs.
  [
    /\|\|t\.capture!==s\.capture.*?,h=t!==A&&\(s===A\|\|e\);e&&(.*?),s\),h&&(.*?),t\),/,
    ',h=t!==A&&s===A;e&&$1),h&&$2),',
  ],
  [/"function"==typeof this\._\$AH\?(.*?):this\._\$AH\.handleEvent\(t\)/, '$1'],
  [/j as _\$LH,/, ''],
  [/this\._\$AN=void 0,/g, ''],
  // What kind of part a part is, and in which it lies, nobody asks.
  [/constructor\(\)\{super\(\.\.\.arguments\),this\.type=\d\}/g, ''],
  [/constructor\(t,i,s,e,h\)\{super\(t,i,s,e,h\),this\.type=5\}/, ''],
  [/this\.type=\d,/g, ''],
  [/,this\._\$AM=\w/g, ''],
  // Nodes are made in this document, and no polyfill stands between.
  [/\((\w)\?\.creationScope\?\?l\)/, 'l'],
  [/const t=globalThis,i=t=>t,/, 'const t=globalThis,'],
  [/const s=i\(t\)\.nextSibling;i\(t\)\.remove\(\)/, 'const s=t.nextSibling;t.remove()'],
  [/"invalid template strings array"/, '"raw"'],
  [/strings:t,_\$litType\$:i\},e\)/, 'strings:t},e)'],
  [/N\(t,i\)/, 'N(t)'],
  // A value that says that nothing has changed; lists of other kinds than arrays.
  [/d=t=>u\(t\)\|\|"function"==typeof t\?\.\[Symbol\.iterator\]/, 'd=u'],
  [/t!==this\._\$AH&&t!==E&&this\._\(t\)/, 't!==this._$AH&&this._(t)'],
  [/t!==this\._\$AH&&t!==E,o&&/, 't!==this._$AH,o&&'],
  [/r===E&&\(r=this\._\$AH\[n\]\),/, ''],
  [/if\(\(t=M\(this,t,i,0\)\?\?A\)===E\)return;|if\(\(t\?\?=A\)===E\)return;/, 't??=A;'],
  // A place to render before: a shadow root of ours is empty at first.
  [
    /const D=.*?;(export)/,
    'const D=(t,i,s={})=>(i._$litPart$??=new k(i.insertBefore(c(),null),null,void 0,s))._$AI(t);$1',
  ],
]

const REACTIVE_ELEMENT: Rule[] = [
  [/,\w+\?\.\(\{ReactiveElement:\w+\}\),.*?\.push\("[\d.]+"\);/, ';'],
  [/\w+=\w+\.reactiveElementPolyfillSupport,/, ''],
  // Options of a property that none of ours has: it is no attribute of its own making (`reflect`, `useDefault`, `converter`),
  // never equal in another way than its value (`hasChanged`), no accessor already (`noAccessor`), and a text or a number.
  [
    /,c=a\.trustedTypes,l=c\?c\.emptyScript:""(.*),u=\{toAttribute\(.*?\},f=\(t,s\)/,
    '$1,u=(t,s)=>s===Number&&null!==t?Number(t):t,f=(t,s)',
  ],
  [/attribute:!0,type:String,converter:u,.*?\}/, '}'],
  [
    /static createProperty\(.*?\}static getPropertyOptions/,
    `static createProperty(t,s=b){
      this._$Ei(),this.elementProperties.set(t,s);
      const i=Symbol();
      e(this.prototype,t,{
        __proto__:null,
        get(){return this[i]},
        set(s){const h=this[i];this[i]=s,this.requestUpdate(t,h)},
        configurable:!0,enumerable:!0
      })
    }static getPropertyOptions`,
  ],
  [
    /_\$ET\(t,s\)\{.*?\}async _\$EP/,
    `_$AK(t,s){
      const i=this.constructor,e=i._$Eh.get(t);
      void 0!==e&&(this[e]=u(s,i.getPropertyOptions(e).type))
    }
    requestUpdate(t,s){
      if(void 0!==t){if(!f(this[t],s))return;this.C(t,s)}
      !1===this.isUpdatePending&&(this._$ES=this._$EP())
    }
    C(t,s){this._$AL.has(t)||this._$AL.set(t,this.hasUpdated?s:void 0)}
    async _$EP`,
  ],
  [/const t=this\.constructor\.elementProperties;if\(t\.size>0\)for.*?\}\}let/, '}let'],
  [/this\._\$Eq&&=.*?,(this\._\$EM\(\))/, '$1'],
  [/this\._\$Em=null,/, ''],
  // Decorators of other kinds, of which standard ones keep what they know in a map; and properties in a static list.
  [/Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap;/, ''],
  [
    /if\((this\.finalized=!0,this\._\$Ei\(\)),this\.hasOwnProperty\(d\("properties"\)\)\).*?(this\._\$Eh=new Map)/,
    '$1;$2',
  ],
  [/static addInitializer\(.*?(static get observedAttributes)/, '$1'],
  [/,void 0!==t\.l&&\(this\.l=\[\.\.\.t\.l\]\)/, ''],
  [/,this\.constructor\.l\?\.forEach\(t=>t\(this\)\)/, ''],
  // Sheets are given in the order they count, each once.
  [/static finalizeStyles\(s\)\{.*?\}static _\$Eu/, 'static finalizeStyles(s){return[s??[]].flat()}static _$Eu'],
  // Doors that none of ours opens: a controller that leaves, an update that does not take place or is waited for otherwise.
  [/removeController\(t\)\{.*?\}(_\$E_)/, '$1'],
  [
    /let t=!1;(const s=this\._\$AL;try\{)t=this\.shouldUpdate\(s\),t\?\((.*?)\):this\._\$EM\(\)(.*?)throw t=!1,(.*?)t&&/,
    '$1$2$3throw $4',
  ],
  [/shouldUpdate\(t\)\{return!0\}/, ''],
  [/return this\.getUpdateComplete\(\)\}getUpdateComplete\(\)\{/, ''],
  [/this\.hasUpdated\|\|\((this\.hasUpdated=!0),this\.firstUpdated\(t\)\)/, '$1'],
  [/firstUpdated\(t\)\{\}/, ''],
  // An update of ours neither throws nor makes anybody wait: `OpslagElement` sees to it.
  [/try\{(await this\._\$ES)\}.*?const t=(this\.scheduleUpdate\(\);return) null!=t&&await t,/, '$1;$2 '],
  // Names that are kept as they are, said by a function each.
  [/d=\(t,s\)=>t,/, ''],
  [/\bd\(("\w+")\)/g, '$1'],
  [/getOwnPropertyDescriptor:h,getOwnPropertyNames:r,getOwnPropertySymbols:o,/, ''],
  [/static getPropertyOptions\(t\)\{.*?\}(static)/, '$1'],
  [/i\.getPropertyOptions\(e\)/, 'i.elementProperties.get(e)'],
  [/this\.finalizeStyles\(this\.styles\)/, '[this.styles??[]].flat()'],
  [/static finalizeStyles\(s\)\{.*?\}(static)/, '$1'],
  [
    /return!1===i\?void 0:"string"==typeof i\?i:"string"==typeof t\?t\.toLowerCase\(\):void 0/,
    'return!1===i?void 0:i||t.toLowerCase()',
  ],
  [/attributeChangedCallback\(t,s,i\)\{this\._\$AK\(t,i\)\}_\$AK\(t,s\)/, 'attributeChangedCallback(t,h,s)'],
  [/y\.elementStyles=\[\],y\.shadowRootOptions=(.*?),y/, 'y'],
  [/this\.constructor\.shadowRootOptions/, '{mode:"open"}'],
]

const LIT_ELEMENT: Rule[] = [
  [/,\w+\.litElementHydrateSupport\?\..*?;const (\w+)=\w+\.litElementPolyfillSupport;\1\?\..*?;/, ';'],
  [/\(\w+\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\);/, ''],
  [/createRenderRoot\(\)\{.*?\}(update\()/, '$1'],
  [/,this\._\$Do=void 0/, ''],
  [/(\w+)\._\$litElement\$=!0,/, ''],
  [/this\.hasUpdated\|\|\(this\.renderOptions\.isConnected=this\.isConnected\),/, ''],
  [/this\._\$Do=e\(/, 'e('],
  [/connectedCallback\(\)\{super\..*?(render\(\)\{return)/, '$1'],
]

const PROPERTY: Rule[] = [
  // Decorators are of the older kind, and no accessor is one's own.
  [
    /import.*?function n\(t\)\{.*\}(export\{n as property),r as standardProperty\}/s,
    'function n(t){return(e,o)=>{e.constructor.createProperty(o,t)}}$1}',
  ],
]

/** Files of Lit that are written otherwise, by their place in node_modules. */
const RULES: Record<string, Rule[]> = {
  'lit-html/lit-html.js': LIT_HTML,
  '@lit/reactive-element/reactive-element.js': REACTIVE_ELEMENT,
  '@lit/reactive-element/decorators/property.js': PROPERTY,
  'lit-element/lit-element.js': LIT_ELEMENT,
}

/** A file of Lit without what the elements have no use for; undefined for another file. Throws when Lit is another than the rules know. */
export function withLessLit(file: string, read: () => string): string | undefined {
  const name = Object.keys(RULES).find((one) => file.endsWith(`node_modules/${one}`))
  return (
    name &&
    RULES[name]?.reduce((code, [found, instead]) => {
      if (code.search(found) < 0) throw new Error(`${name} is written in another way than before: ${found}`)
      return code.replace(found, instead)
    }, read())
  )
}
