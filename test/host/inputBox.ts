import { EventEmitter } from 'vscode';

/** An input box in the hands of a person who types a text and presses Enter. */
export function anInputBox() {
  const [changes, accepts, buttons, hides] = [
    new EventEmitter<string>(),
    new EventEmitter<void>(),
    new EventEmitter<void>(),
    new EventEmitter<void>(),
  ];
  let text = '';
  const box = {
    value: '',
    onDidChangeValue: changes.event,
    onDidAccept: accepts.event,
    onDidTriggerButton: buttons.event,
    onDidHide: hides.event,
    // Whoever asks has subscribed by the time it is shown.
    show: () => {
      box.value = text;
      accepts.fire();
    },
    hide: () => {
      hides.fire();
    },
    dispose: () => undefined,
  };
  return {
    box,
    /** What is typed as soon as the box is shown. */
    answer: (typed: string) => {
      text = typed;
    },
  };
}
