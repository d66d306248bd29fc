import './tags.css';
import { useRef, useState } from 'preact/hooks';
import { Field, type FieldWords } from './field.tsx';
import { Icon } from './icon.tsx';

interface TagsProps extends FieldWords {
  tags: readonly string[];
  change: (tags: string[]) => void;
  addWord: string;
  /** Names the list of what is there. */
  listName: string;
  /** "Remove research": what the button of a tag is called. */
  removeWord: (tag: string) => string;
  /** "research removed", "research added": read out, because the focus is elsewhere. */
  removed: (tag: string) => string;
  added: (tag: string) => string;
  longest?: number;
}

/** Short words of one's own: Enter, a comma or the button adds one, and each has a button that takes it away. */
export function Tags(props: TagsProps) {
  const { tags, addWord, listName, removeWord, longest = 40, ...words } = props;
  const { box, text, setText, news, add, remove, key } = useTags(props);
  return (
    <Field {...words}>
      {(control) => (
        <div class="tags">
          {tags.length > 0 && <TagList tags={tags} name={listName} removeWord={removeWord} remove={remove} />}
          <div class="add">
            <input
              {...control}
              class="input"
              type="text"
              ref={box}
              value={text}
              maxLength={longest}
              onInput={(event) => setText(event.currentTarget.value)}
              onKeyDown={key}
            />
            <button class="btn" type="button" onClick={add}>
              {addWord}
            </button>
          </div>
          <p class="visually-hidden" role="status">
            {news}
          </p>
        </div>
      )}
    </Field>
  );
}

function useTags({ tags, change, removed, added }: TagsProps) {
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [news, setNews] = useState('');
  const add = () => {
    const known = new Set(tags.map((tag) => tag.toLocaleLowerCase()));
    // A list that was pasted is several.
    const fresh = text
      .split(',')
      .map((piece) => piece.trim().replace(/\s+/g, ' '))
      .filter(
        (tag) => tag !== '' && !known.has(tag.toLocaleLowerCase()) && known.add(tag.toLocaleLowerCase()),
      );
    setText('');
    if (fresh.length === 0) return;
    change([...tags, ...fresh]);
    setNews(fresh.map(added).join(' '));
  };
  const remove = (tag: string) => {
    change(tags.filter((one) => one !== tag));
    setNews(removed(tag));
    // The button that had the focus is gone: the box is where one goes on.
    box.current?.focus();
  };
  const key = (event: KeyboardEvent) => {
    // Enter that ends a word of an input method is not the Enter that adds it.
    if (event.isComposing || (event.key !== 'Enter' && event.key !== ',')) return;
    event.preventDefault();
    add();
  };
  return { box, text, setText, news, add, remove, key };
}

interface TagListProps {
  tags: readonly string[];
  name: string;
  removeWord: (tag: string) => string;
  remove: (tag: string) => void;
}

function TagList({ tags, name, removeWord, remove }: TagListProps) {
  return (
    <ul role="list" aria-label={name}>
      {tags.map((tag) => (
        <li key={tag} class="tag">
          <bdi>{tag}</bdi>
          <button type="button" aria-label={removeWord(tag)} onClick={() => remove(tag)}>
            <Icon name="close" size={16} />
          </button>
        </li>
      ))}
    </ul>
  );
}
