/** Frontmatter keys of other generators: passed over, so that a collection written for one of them builds unchanged. */
export const foreignKeys: readonly string[] = [
  // Hugo and its Book theme (gohugo.io/content-management/front-matter)
  'weight', 'date', 'lastmod', 'publishDate', 'expiryDate', 'draft', 'description', 'summary', 'slug', 'url', 'layout', 'type', 'menu', 'keywords',
  'categories', 'linkTitle', 'cascade', 'outputs', 'params', 'resources', 'toc', 'series', 'headless', 'isCJKLanguage', 'markup', 'images',
  'bookHidden', 'bookToc', 'bookFlatSection', 'bookCollapseSection', 'bookComments', 'bookSearchExclude', 'bookHref', 'geekdocHidden',
  // Docusaurus, MkDocs, Jekyll, VitePress, Backstage TechDocs
  'id', 'sidebar_position', 'sidebar_label', 'sidebar', 'hide_title', 'hide_table_of_contents', 'pagination_label', 'custom_edit_url', 'template', 'hide',
  'icon', 'status', 'permalink', 'parent', 'nav_order', 'has_children', 'nav_exclude', 'outline', 'editLink', 'lastUpdated', 'authors', 'author', 'search',
];
