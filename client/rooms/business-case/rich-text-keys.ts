import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

/**
 * Tab goes through cells and levels of lists, so there must be another way out of the text by keyboard: after Esc, Tab
 * is the page's.
 */
function leaving(): Plugin {
  let isLeaving = false;
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown: (_, event) => {
          if (event.key === 'Tab' && isLeaving) return true;
          if (event.key !== 'Shift') isLeaving = event.key === 'Escape';
          return false;
        },
        blur: () => (isLeaving = false),
      },
    },
  });
}

export const keys = (askForLink: () => void) =>
  Extension.create({
    name: 'keys',
    // Before those of lists and tables.
    priority: 1_000,
    addKeyboardShortcuts: () => ({
      'Mod-k': () => {
        askForLink();
        return true;
      },
    }),
    addProseMirrorPlugins: () => [leaving()],
  });
