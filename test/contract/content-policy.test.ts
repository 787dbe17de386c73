import { createContentPolicy } from '../../src/adapters/content-policy/rule-based-content-policy.ts';
import { contentPolicyContract } from './content-policy.contract.ts';

contentPolicyContract('reviewed rules', createContentPolicy);
