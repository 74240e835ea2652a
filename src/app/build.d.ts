/** Hash of the sources that this app was built from; put in by the build. */
declare const __BUILD__: string
