type Child = Node | string | null;

export interface Properties {
  readonly class?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly on?: { readonly [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void };
}

/** An element. Strings become text, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (properties.class) made.className = properties.class;
  for (const [name, value] of Object.entries(properties.attributes ?? {})) made.setAttribute(name, value);
  listen(made, properties.on ?? {});
  made.append(...children.filter(child => child !== null));
  return made;
}

function listen(target: HTMLElement, listeners: NonNullable<Properties['on']>): void {
  for (const [name, listener] of Object.entries(listeners)) {
    target.addEventListener(name, event => Reflect.apply(listener, target, [event]));
  }
}

/** A button with a text that says what it does. */
export function button(label: string, press: () => void, properties: Properties = {}): HTMLButtonElement {
  return element('button', withType(properties, press), label);
}

/** A button that shows a picture; its label is for assistive technology and as a tooltip. */
export function iconButton(
  icon: IconName,
  label: string,
  press: () => void,
  properties: Properties = {},
): HTMLButtonElement {
  const named = { ...properties, attributes: { 'aria-label': label, title: label, ...properties.attributes } };
  return element(
    'button',
    withType({ ...named, class: `icon-button ${properties.class ?? ''}`.trim() }, press),
    drawIcon(icon),
  );
}

function withType(properties: Properties, press: () => void): Properties {
  return {
    ...properties,
    attributes: { type: 'button', ...properties.attributes },
    on: { ...properties.on, click: press },
  };
}

const icons = {
  menu: ['M4 7h16', 'M4 12h16', 'M4 17h16'],
  close: ['M6 6l12 12', 'M18 6 6 18'],
  back: ['M15 5l-7 7 7 7'],
  send: ['M5 12h13', 'M12 5.5 18.5 12 12 18.5'],
  plus: ['M12 5v14', 'M5 12h14'],
  reply: ['M20 11.5a7.5 7 0 0 1-7.5 7c-1.2 0-2.4-.3-3.4-.7L4 19l1.3-3.9A6.6 6.6 0 0 1 5 11.5a7.5 7 0 0 1 15 0Z'],
  system: ['M4 5h16v11H4z', 'M9 20h6', 'M12 16v4'],
  light: [
    'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z',
    'M12 2.5v2',
    'M12 19.5v2',
    'M2.5 12h2',
    'M19.5 12h2',
    'M5.3 5.3l1.4 1.4',
    'M17.3 17.3l1.4 1.4',
    'M5.3 18.7l1.4-1.4',
    'M17.3 6.7l1.4-1.4',
  ],
  dark: ['M20 14.5A8.3 8.3 0 0 1 9.5 4 8.3 8.3 0 1 0 20 14.5Z'],
  trend: ['M4 17l5.5-6.5 4 3.5L20 6'],
  down: ['M12 5v14', 'M6 13l6 6 6-6'],
  thumb: ['M4 11h3.5v9H4z', 'M7.5 11l4-7c1.7.1 2.6 1.3 2.2 3l-.7 3H18a2 2 0 0 1 2 2.4l-1.1 6A2 2 0 0 1 17 20H7.5'],
  heart: ['M12 20s-7.8-4.7-7.8-10.3A4.3 4.3 0 0 1 12 7.2a4.3 4.3 0 0 1 7.8 2.5C19.8 15.3 12 20 12 20Z'],
  eye: [
    'M2.5 12S6 5.8 12 5.8 21.5 12 21.5 12 18 18.2 12 18.2 2.5 12 2.5 12Z',
    'M12 9.4a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2Z',
  ],
  more: ['M5 12h.01', 'M12 12h.01', 'M19 12h.01'],
} as const satisfies Record<string, readonly string[]>;

export type IconName = keyof typeof icons;

const svgNamespace = 'http://www.w3.org/2000/svg';

/** Pictures are drawn with lines in the colour of the text around them. */
export function drawIcon(name: IconName): SVGSVGElement {
  const picture = document.createElementNS(svgNamespace, 'svg');
  picture.setAttribute('viewBox', '0 0 24 24');
  picture.setAttribute('aria-hidden', 'true');
  picture.classList.add('icon');
  for (const line of icons[name]) {
    const path = document.createElementNS(svgNamespace, 'path');
    path.setAttribute('d', line);
    picture.append(path);
  }
  return picture;
}
