import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js';
import { draftOf } from '../../chat/drafts/draft-of.js';
import type { FormWords, OpenedForm, Values } from '../../chat/protocol/command.js';
import type { GivenDraft } from '../../chat/protocol/drafts.js';
import type { Action } from '../../chat/protocol/reply.js';
import type { Texts } from '../../texts/texts.js';
import { limits } from './limits.js';
import { customIdOf, readCustomId } from './render.js';
import { uploadedFile } from './uploaded-file.js';

/** The names of a form's two fields. */
const fields = { text: 'text', file: 'file' } as const;

/** A modal with a box for a text and a field for a file. https://discord.com/developers/docs/components/reference#label */
export function formBody({ forms: words }: Texts, form: OpenedForm): APIModalInteractionResponseCallbackData {
  return {
    custom_id: writeFormId(form),
    title: form.title.slice(0, limits.formTitle),
    components: [
      textField(form.label, TextInputStyle.Paragraph, limits.formText),
      {
        type: ComponentType.Label,
        label: words.file.slice(0, limits.formLabel),
        component: {
          type: ComponentType.FileUpload,
          custom_id: fields.file,
          min_values: 0,
          max_values: 1,
          required: false,
        },
      },
    ],
  };
}

/** A modal of one line that may be left empty, opened by a button. */
export function lineFormBody(
  form: FormWords,
  button: Pick<Action, 'name' | 'answerId'>,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: linePrefix + customIdOf(button),
    title: form.title.slice(0, limits.formTitle),
    components: [textField(form.label, TextInputStyle.Short, limits.formLine)],
  };
}

/** A box for a text, which may be left empty. */
function textField(label: string, style: TextInputStyle, maxLength: number) {
  return {
    type: ComponentType.Label as const,
    label: label.slice(0, limits.formLabel),
    component: {
      type: ComponentType.TextInput as const,
      custom_id: fields.text,
      style,
      max_length: maxLength,
      required: false,
    },
  };
}

const linePrefix = 'press:';

/** The button that has opened a form, and what was typed; undefined for what this program did not make. */
export function lineIn({
  customId,
  fields: sent,
}: ModalSubmitInteraction): (Pick<Action, 'name' | 'answerId'> & { readonly typed: string }) | undefined {
  const button = customId.startsWith(linePrefix)
    ? readCustomId(customId.slice(linePrefix.length))
    : undefined;
  const line = sent.fields.get(fields.text);
  if (button === undefined || line?.type !== ComponentType.TextInput) return undefined;
  return { ...button, typed: line.value };
}

/** Which command a form is for, and what was typed with it. */
export interface FormId {
  readonly command: string;
  readonly values: Values;
}

function writeFormId({ command, values }: OpenedForm): string {
  return `form:${command}:${JSON.stringify(values)}`;
}

/** @returns undefined for what this program did not write. */
export function readFormId(customId: string): FormId | undefined {
  const [, command, json] = /^form:([a-z-]{1,32}):(\{.*\})$/su.exec(customId) ?? [];
  if (command === undefined || json === undefined) return undefined;
  try {
    const values: Values = JSON.parse(json);
    const areValues = Object.values(values).every((value) => ['string', 'boolean'].includes(typeof value));
    return areValues ? { command, values } : undefined;
  } catch {
    return undefined;
  }
}

/** What stands in a form that was sent; undefined where its fields are others than this program made. */
export function draftIn({ fields: sent }: ModalSubmitInteraction): GivenDraft | undefined {
  const [text, upload] = [sent.fields.get(fields.text), sent.fields.get(fields.file)];
  if (text?.type !== ComponentType.TextInput) return undefined;
  if (upload !== undefined && upload.type !== ComponentType.FileUpload) return undefined;
  const file = upload?.attachments?.first();
  return draftOf(text.value, file === undefined ? undefined : uploadedFile(file));
}
