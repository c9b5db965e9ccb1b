import type { ContractRouterClient, InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import type { EngineContract, EngineEvent } from './engine.ts';

type Inputs = InferContractRouterInputs<EngineContract>;
type Outputs = InferContractRouterOutputs<EngineContract>;

/** What the engine must offer: one function an operation, derived from the contract, never written twice. */
export type EngineOperations = {
  readonly [Room in keyof EngineContract]: {
    readonly [Operation in keyof EngineContract[Room]]: Room extends 'app'
      ? Operation extends 'events'
        ? () => AsyncIterable<EngineEvent>
        : Operate<Room, Operation>
      : Operate<Room, Operation>;
  };
};
type Operate<Room extends keyof EngineContract, Operation extends keyof EngineContract[Room]> = (
  input: Operation extends keyof Inputs[Room] ? Inputs[Room][Operation] : never,
) => Promise<Operation extends keyof Outputs[Room] ? Outputs[Room][Operation] : never>;

/** The engine as a window calls it. */
export type EngineClient = ContractRouterClient<EngineContract>;
