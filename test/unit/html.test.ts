import { describe, expect, it } from 'vitest';
import { html, trusted } from '../../server/core/html.ts';

describe('markup made by the template', () => {
  it('escapes text in content and in attribute values', () => {
    const hostile = `"><script>alert('x')</script>&`;
    expect(html`<p title="${hostile}">${hostile}</p>`.markup).toBe(
      '<p title="&#34;&#62;&#60;script&#62;alert(&#39;x&#39;)&#60;/script&#62;&#38;">' +
        '&#34;&#62;&#60;script&#62;alert(&#39;x&#39;)&#60;/script&#62;&#38;</p>',
    );
  });

  it('takes markup of its own kind as it stands, one by one and in lists', () => {
    const items = ['<', 'b'].map((one) => html`<li>${one}</li>`);
    expect(html`<ul>${items}</ul>${trusted('<svg/>')}`.markup).toBe(
      '<ul><li>&#60;</li><li>b</li></ul><svg/>',
    );
  });

  it('keeps backslashes of its own text, prints numbers, and nothing for what is not there', () => {
    expect(html`a\u0041${1}${undefined}`.markup).toBe('aA1');
  });
});
