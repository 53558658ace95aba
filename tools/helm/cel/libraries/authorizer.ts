/** Kubernetes' CEL library of authorizers. Only a cluster knows who may do what, so its answers are not decided here. */
import { type Library, opaque, opaqueType, UndecidedError } from "../library.ts";

const AUTHORIZER_TYPE = opaqueType<undefined>("kubernetes.authorization.Authorizer");
const PATH_CHECK_TYPE = opaqueType<undefined>("kubernetes.authorization.PathCheck");
const GROUP_CHECK_TYPE = opaqueType<undefined>("kubernetes.authorization.GroupCheck");
const RESOURCE_CHECK_TYPE = opaqueType<undefined>("kubernetes.authorization.ResourceCheck");
const DECISION_TYPE = opaqueType<undefined>("kubernetes.authorization.Decision");

export const AUTHORIZER = { type: AUTHORIZER_TYPE, value: opaque(AUTHORIZER_TYPE, undefined) };
export const RESOURCE_CHECK = { type: RESOURCE_CHECK_TYPE, value: opaque(RESOURCE_CHECK_TYPE, undefined) };

const authorizer = () => AUTHORIZER.value;
const resourceCheck = () => RESOURCE_CHECK.value;
const decision = () => opaque(DECISION_TYPE, undefined);

function undecided(): never {
  throw new UndecidedError("what the authorizer of the cluster says");
}

export const AUTHORIZATION: Library = {
  types: [AUTHORIZER_TYPE, PATH_CHECK_TYPE, GROUP_CHECK_TYPE, RESOURCE_CHECK_TYPE, DECISION_TYPE],
  functions: {
    [`${AUTHORIZER_TYPE.name}.path(string): ${PATH_CHECK_TYPE.name}`]: () => opaque(PATH_CHECK_TYPE, undefined),
    [`${AUTHORIZER_TYPE.name}.group(string): ${GROUP_CHECK_TYPE.name}`]: () => opaque(GROUP_CHECK_TYPE, undefined),
    [`${AUTHORIZER_TYPE.name}.serviceAccount(string, string): ${AUTHORIZER_TYPE.name}`]: authorizer,
    [`${GROUP_CHECK_TYPE.name}.resource(string): ${RESOURCE_CHECK_TYPE.name}`]: resourceCheck,
    [`${RESOURCE_CHECK_TYPE.name}.subresource(string): ${RESOURCE_CHECK_TYPE.name}`]: resourceCheck,
    [`${RESOURCE_CHECK_TYPE.name}.namespace(string): ${RESOURCE_CHECK_TYPE.name}`]: resourceCheck,
    [`${RESOURCE_CHECK_TYPE.name}.name(string): ${RESOURCE_CHECK_TYPE.name}`]: resourceCheck,
    [`${RESOURCE_CHECK_TYPE.name}.fieldSelector(string): ${RESOURCE_CHECK_TYPE.name}`]: resourceCheck,
    [`${RESOURCE_CHECK_TYPE.name}.labelSelector(string): ${RESOURCE_CHECK_TYPE.name}`]: resourceCheck,
    [`${PATH_CHECK_TYPE.name}.check(string): ${DECISION_TYPE.name}`]: decision,
    [`${RESOURCE_CHECK_TYPE.name}.check(string): ${DECISION_TYPE.name}`]: decision,
    [`${DECISION_TYPE.name}.allowed(): bool`]: undecided,
    [`${DECISION_TYPE.name}.reason(): string`]: undecided,
    [`${DECISION_TYPE.name}.errored(): bool`]: undecided,
    [`${DECISION_TYPE.name}.error(): string`]: undecided,
  },
};
