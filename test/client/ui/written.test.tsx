import { describe, expect, it } from 'vitest';
import { Written } from '../../../client/ui/written.tsx';
import { render } from '../setup.ts';

const htmlOf = (text: string): string => render(<Written text={text} />).place.innerHTML;
const linksOf = (text: string) => [...render(<Written text={text} />).place.querySelectorAll('a')];

describe('what a person wrote, shown', () => {
  it('has paragraphs, lists, numbered lists and quotes, each with its own direction', () => {
    const text = 'One\ntwo\n\n- a\n* b\n1. first\n2) second\n> said\n> twice\nAfter';
    expect(htmlOf(text)).toBe(
      '<p dir="auto">One<br>two</p><ul dir="auto"><li>a</li><li>b</li></ul>' +
        '<ol dir="auto"><li>first</li><li>second</li></ol>' +
        '<blockquote dir="auto"><p>said<br>twice</p></blockquote><p dir="auto">After</p>',
    );
  });

  it('never becomes markup', () => {
    const text = '<img src=x onerror=alert(1)> <script>alert(1)</script> &lt;b&gt; [a](javascript:alert(1))';
    const { place } = render(<Written text={text} />);
    expect(place.textContent).toBe(text);
    expect([...place.querySelectorAll('*')].map(({ tagName }) => tagName)).toEqual(['P']);
  });

  it.each([
    ['See https://example.org/a?b=c#d.', 'https://example.org/a?b=c#d'],
    ['(http://example.org/x)', 'http://example.org/x'],
    ['Write to mailto:a@example.org, please', 'mailto:a@example.org'],
  ])('%s has a link that says where it leads', (text, href) => {
    const [link] = linksOf(text);
    expect([link?.href, link?.textContent, link?.target]).toEqual([href, href, '_blank']);
    expect(link?.rel).toBe('nofollow noopener noreferrer');
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt://example.org/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox',
    'file:///etc/passwd',
    '//example.org/a',
    'https://',
    'https://bank.example@evil.example/',
    'https://user:word@evil.example/',
  ])('%s is no link', (text) => {
    expect(linksOf(text)).toEqual([]);
    expect(render(<Written text={text} />).place.textContent).toBe(text);
  });

  it('a text without end is shown all the same', () => {
    const { place } = render(<Written text={'http://'.repeat(2000) + 'a'.repeat(20_000)} />);
    expect(place.textContent).toHaveLength(34_000);
  });
});
