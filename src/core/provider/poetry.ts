import { noVersion, tomlProvider } from './toml-provider.ts';

const KEY = ['tool', 'poetry', 'version'];

export const poetry = tomlProvider({
  name: 'poetry',
  file: ({ folder }) => `${folder}pyproject.toml`,
  key: KEY,
  absent: (absence) => noVersion('poetry', KEY, absence),
});
