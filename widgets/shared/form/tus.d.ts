// The parts of tus-js-client that are loaded. Its own beginning for browsers writes to localStorage as soon as it is there.

declare module 'tus-js-client/lib.esm/upload.js' {
  import { Upload, type UploadOptions } from 'tus-js-client'
  export default class BaseUpload extends Upload {
    static readonly defaultOptions: UploadOptions
  }
}

declare module 'tus-js-client/lib.esm/browser/httpStack.js' {
  import type { HttpStack } from 'tus-js-client'

  const XHRHttpStack: new () => HttpStack
  export default XHRHttpStack
}
