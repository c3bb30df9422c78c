/** A precompiled template of views/: from a view to HTML, in the language and time zone of the page. */
declare module '*.hbs' {
  const template: (view: object) => string;
  export default template;
}
