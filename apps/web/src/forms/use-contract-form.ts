import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { type ParleyErrorCode } from '@parley/client';
import { type DefaultValues, type FieldValues, type Path, useForm } from 'react-hook-form';
import { type z } from 'zod';
import { sortProblem } from './problems.ts';

interface ContractForm<Input extends FieldValues, Output> {
  /** The contract's own schema: what it refuses is said before anything is sent. */
  schema: z.ZodType<Output, Input>;
  defaultValues: DefaultValues<Input> & Input;
  send: (values: Output) => Promise<void>;
  /** Which field an error code is about. */
  blame?: Partial<Record<ParleyErrorCode, Path<Input>>>;
}

/** A form whose input is checked by a contract schema, and whose server errors land beside their fields. */
export function useContractForm<Input extends FieldValues, Output>(options: ContractForm<Input, Output>) {
  const form = useForm<Input, unknown, Output>({
    resolver: standardSchemaResolver<Input, unknown, Output>(options.schema),
    defaultValues: options.defaultValues,
  });
  const isField = (path: string): path is Path<Input> => path in options.defaultValues;

  const submit = form.handleSubmit(async (values) => {
    try {
      await options.send(values);
    } catch (error) {
      const { notes, rest } = sortProblem(error, isField, options.blame);
      for (const { field, message } of notes) form.setError(field, { message }, { shouldFocus: true });
      if (rest) form.setError('root', { message: rest });
    }
  });

  return {
    ...form,
    submit,
    busy: form.formState.isSubmitting,
    problem: form.formState.errors.root?.message,
    /** What a labelled control needs: its registration and its error. */
    field: (name: Path<Input>) => ({
      ...form.register(name),
      error: form.getFieldState(name, form.formState).error?.message,
    }),
  };
}
