/** A template of views/, precompiled: from a view to HTML, in the language and the zone of the page. */
declare module '*.hbs' {
  const template: (view: object) => string;
  export default template;
}
