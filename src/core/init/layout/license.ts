import { refuse } from '../../error/error.ts';
import type { InitFacts } from '../init-facts.ts';
import { LICENSE_FILES } from './license-files.ts';
import type { License } from '../part.ts';
import { valueAt } from '../../syntax/document.ts';
import type { Project, Pyproject } from '../project.ts';
import type { PartProposal } from '../proposal.ts';

/** The license that the user asked for. @throws NO_LICENSE_HOLDER */
export function licenseOf({ project, request, pyproject }: InitFacts): PartProposal {
  const { license } = request;
  if (license === null) return { files: [], left: [] };
  const there = LICENSE_FILES.find((name) => project.existing.has(name));
  if (there !== undefined) {
    return { files: [], left: [{ part: 'config', what: there, why: 'the project already has a license' }] };
  }
  const holder = holderOf(project, pyproject);
  if (holder === null) throw refuse('NO_LICENSE_HOLDER', { license });
  const after = TEXTS[license](`Copyright (c) ${project.year} ${holder}`);
  const reasons = [`${license}, copyright ${holder}`];
  return { files: [{ path: 'LICENSE', before: null, after, part: 'config', reasons }], left: [] };
}

function holderOf({ userName }: Project, { document }: Pyproject): string | null {
  const authors = valueAt(document, ['project', 'authors']);
  const names = (Array.isArray(authors) ? authors : []).map((author) => valueAt(author, ['name']));
  const author = names.find((name): name is string => typeof name === 'string' && name.trim() !== '');
  return author ?? userName;
}

/** @see https://spdx.org/licenses/ */
const TEXTS: Readonly<Record<License, (copyright: string) => string>> = {
  MIT: (copyright) => `MIT License

${copyright}

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
`,
  'BSD-3-Clause': (copyright) => `BSD 3-Clause License

${copyright}

Redistribution and use in source and binary forms, with or without
modification, are permitted provided that the following conditions are met:

1. Redistributions of source code must retain the above copyright notice, this
   list of conditions and the following disclaimer.

2. Redistributions in binary form must reproduce the above copyright notice,
   this list of conditions and the following disclaimer in the documentation
   and/or other materials provided with the distribution.

3. Neither the name of the copyright holder nor the names of its
   contributors may be used to endorse or promote products derived from
   this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
`,
};
