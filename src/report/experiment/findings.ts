import { branchOfRunsText } from '../branch.ts';
import { counted, decimal } from '../format.ts';
import { html, inLanguages, nothing, type Html } from '../html.ts';
import { section } from '../sections/section.ts';
import { say, type Text } from '../text.ts';
import type { ExperimentResults } from './results.ts';

/** What the experiment has found, what it asked, and of which scenarios. */
export function findingsSection(results: ExperimentResults): Html {
  const { question, scenarios } = results;
  const [first, ...rest] = results.findings.length === 0 ? [runsAlone(results)] : results.findings;
  const asked = question.en === '' ? nothing : html`<p class="note"><strong>${say('Question:', '问题：')}</strong> ${question}</p>`;
  return section(
    'finding',
    say('What the experiment shows', '实验显示了什么'),
    asked,
    html`<p class="lead">${first!}</p>`,
    rest.map((sentence) => html` <p>${sentence}</p>`),
    html`<h3>${scenarios.length === 1 ? say('The scenario', '情景') : say('The scenarios', '各情景')}</h3>
      <ul>
        ${scenarios.map(({ name, title }) => html`<li>${title} <small>(<code>${name}</code>)</small></li> `)}
      </ul>
      ${branchNote(results)}
      <div class="note">
        ${inLanguages(
          html`<p>
            Numbers say what follows from the model and its parameters, not how well the model describes Yunnan: see
            <a href="#assumptions">what was assumed</a>.
          </p>`,
          html`<p>数字说明由模型及其参数得出什么，不说明模型在多大程度上符合云南的实际：见<a href="#assumptions">所作的假设</a>。</p>`,
        )}
      </div>`,
    partialNote(results),
  );
}

function branchNote(results: ExperimentResults): Html {
  const text = branchOfRunsText(results);
  return text === undefined ? nothing : html`<p>${text}</p>`;
}

function runsAlone({ runs, scenarios }: ExperimentResults): Text {
  return say(
    `${counted(runs.done, 'run')} of ${counted(scenarios.length, 'scenario')} ${runs.done === 1 ? 'was' : 'were'} done; there is no analysis of them.`,
    `完成了${scenarios.length}个情景的${decimal(runs.done, 0)}次运行，未作分析。`,
  );
}

/** What is missing, where the experiment is not whole. */
function partialNote({ runs: { planned, done, failed } }: ExperimentResults): Html {
  const open = planned - done - failed;
  if (open <= 0) return nothing;
  return html`<div class="warning">
    <p>
      ${say(
        `These results are partial: ${counted(open, 'run')} of ${decimal(planned, 0)} ${open === 1 ? 'was' : 'were'} not done. Runs are taken in an order that is balanced over scenarios and points, so that those here are a sample of the whole.`,
        `结果不完整：计划的${decimal(planned, 0)}次运行中有${decimal(open, 0)}次未完成。运行次序在情景与各点之间保持均衡，因此已有结果是全体的一个样本。`,
      )}
    </p>
  </div>`;
}
