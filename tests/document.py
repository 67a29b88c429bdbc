#!/usr/bin/env python3
"""Looks into a report that was written: document.py [-s | -t] FILE.html|FILE.odt

Prints what is wrong with it, a line each; nothing if it is sound.
-s prints its structure instead, element by element, without any text: what
   two reports must have in common that differ in texts alone.
-t prints its text, a block a line.

HTML is read by html.parser, which forgives nothing silently here: every
element must be known, closed and in its place.  OpenDocument is read as ZIP
and XML, and every style that is used must be there.
"""

import html.parser
import sys
import xml.etree.ElementTree as ET
import zipfile

VOID = {'meta', 'br', 'hr'}
KNOWN = VOID | {'html', 'head', 'title', 'style', 'body', 'div', 'header', 'nav', 'main', 'h1', 'h2', 'h3',
                'h4', 'p', 'a', 'ol', 'ul', 'li', 'strong', 'table', 'caption', 'thead', 'tbody', 'tr',
                'th', 'td'}
INSIDE = {'li': {'ol', 'ul'}, 'tr': {'thead', 'tbody'}, 'th': {'tr'}, 'td': {'tr'}, 'thead': {'table'},
          'tbody': {'table'}, 'caption': {'table'}, 'title': {'head'}, 'style': {'head'}, 'meta': {'head'},
          'p': {'header', 'main', 'li', 'div'}, 'h2': {'main', 'nav'}, 'a': {'li'}}
BLOCKS = {'p', 'li', 'h1', 'h2', 'h3', 'h4', 'th', 'td', 'caption', 'title', 'br', 'a'}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.wrong, self.structure, self.text, self.open = [], [], [''], []
        self.ids, self.links, self.level, self.counts = [], [], 0, {}

    def handle_decl(self, decl):
        self.structure.append('!' + decl)
        if decl != 'DOCTYPE html' or len(self.structure) > 1:
            self.wrong.append('the doctype: ' + decl)

    def handle_starttag(self, tag, attrs):
        names = dict(attrs)
        self.structure.append('<%s %s>' % (tag, ' '.join(
            '%s=%s' % (k, '' if k in ('id', 'href', 'aria-labelledby') else v) for k, v in attrs)))
        self.counts[tag] = self.counts.get(tag, 0) + 1
        if tag not in KNOWN:
            self.wrong.append('an element <%s>' % tag)
        if tag in INSIDE and (not self.open or self.open[-1] not in INSIDE[tag]):
            self.wrong.append('<%s> in <%s>' % (tag, self.open[-1] if self.open else ''))
        for name in names:
            if name.startswith('on') or name in ('src', 'style'):
                self.wrong.append('an attribute %s' % name)
        if 'id' in names:
            if names['id'] in self.ids or not names['id']:
                self.wrong.append('the id %s twice' % names['id'])
            self.ids.append(names['id'])
        for name in ('href', 'aria-labelledby'):
            if name in names:
                self.links.append(names[name].lstrip('#'))
                if name == 'href' and not names[name].startswith('#'):
                    self.wrong.append('a link to %s' % names[name])
        if tag == 'th' and names.get('scope') not in ('col', 'row'):
            self.wrong.append('a th without scope')
        if tag[0] == 'h' and tag[1:].isdigit():
            if int(tag[1]) > self.level + 1:
                self.wrong.append('<%s> after <h%d>' % (tag, self.level))
            self.level = int(tag[1])
        if tag == 'html' and not names.get('lang'):
            self.wrong.append('no language')
        if tag in BLOCKS:
            self.text.append('')
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        self.structure.append('</%s>' % tag)
        if not self.open or self.open.pop() != tag:
            self.wrong.append('</%s> closes nothing' % tag)
        if tag in BLOCKS:
            self.text.append('')

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_data(self, data):
        if self.open and self.open[-1] == 'style':
            if '<' in data or 'url(' in data or '@import' in data:
                self.wrong.append('a style that reaches out')
            return
        if not self.open and data.strip():
            self.wrong.append('text outside')
        self.text[-1] += data

    def handle_comment(self, data):
        self.wrong.append('a comment')

    def handle_pi(self, data):
        self.wrong.append('an instruction')


def look_at_html(path):
    page = Page()
    text = open(path, encoding='utf-8').read()
    page.feed(text)
    page.close()
    if page.open:
        page.wrong.append('not closed: ' + ' '.join(page.open))
    for link in page.links:
        if link not in page.ids:
            page.wrong.append('nothing has the id ' + link)
    for tag in ('html', 'head', 'title', 'body', 'h1', 'main', 'nav'):
        if page.counts.get(tag) != 1:
            page.wrong.append('%s times <%s>' % (page.counts.get(tag), tag))
    if page.counts.get('hr') and page.counts.get('table'):
        page.wrong.append('room to write in a report')
    for kind in ('table', 'thead', 'tbody', 'caption'):
        if page.counts.get(kind) != page.counts.get('table'):
            page.wrong.append('a table without <%s>' % kind)
    if any(ord(c) < 32 and c != '\n' for c in text):
        page.wrong.append('a control character')
    return page.wrong, page.structure, page.text


STYLE = '{urn:oasis:names:tc:opendocument:xmlns:style:1.0}'
TEXT = '{urn:oasis:names:tc:opendocument:xmlns:text:1.0}'
TABLE = '{urn:oasis:names:tc:opendocument:xmlns:table:1.0}'
PARTS = ['mimetype', 'content.xml', 'styles.xml', 'meta.xml', 'META-INF/manifest.xml']


def look_at_odt(path):
    wrong, structure, text = [], [], []
    archive = zipfile.ZipFile(path)
    if archive.testzip() or archive.namelist() != PARTS:
        wrong.append('the archive: ' + ' '.join(archive.namelist()))
    first = archive.infolist()[0]
    if first.compress_type or open(path, 'rb').read()[30:77] != b'mimetypeapplication/vnd.oasis.opendocument.text':
        wrong.append('the type is not told at the beginning')
    trees = {name: ET.fromstring(archive.read(name)) for name in PARTS[1:]}
    there = {e.get(STYLE + 'name') for tree in trees.values() for e in tree.iter()}
    content = trees['content.xml']
    for e in content.iter():
        for name in (TEXT + 'style-name', TABLE + 'style-name', STYLE + 'parent-style-name'):
            if e.get(name) and e.get(name) not in there:
                wrong.append('no style ' + e.get(name))
        structure.append(e.tag.split('}')[1])
        if e.tag in (TEXT + 'p', TEXT + 'h'):
            lines = ['']
            for part in e.iter():
                if part.tag == TEXT + 'line-break':
                    lines.append('')
                lines[-1] += (part.text or '') if part is not e else (e.text or '')
                if part is not e:
                    lines[-1] += part.tail or ''
            text += lines
        if 'script' in e.tag or 'frame' in e.tag or 'object' in e.tag:
            wrong.append('an element ' + e.tag)
        for name, value in e.attrib.items():
            if 'href' in name or value.startswith('of:='):
                wrong.append('%s=%s' % (name, value))
    for table in content.iter(TABLE + 'table'):
        columns = len(list(table.iter(TABLE + 'table-column')))
        for row in table.iter(TABLE + 'table-row'):
            if len(list(row)) != columns:
                wrong.append('a row of %d cells in %d columns' % (len(list(row)), columns))
    return wrong, structure, text


def main():
    how, path = (sys.argv[1], sys.argv[2]) if len(sys.argv) > 2 else ('', sys.argv[1])
    wrong, structure, text = (look_at_odt if path.endswith('.odt') else look_at_html)(path)
    for line in structure if how == '-s' else [t for t in text if t.strip()] if how == '-t' else wrong:
        print(line.replace('\n', ' ').strip())


main()
