import { loadCatalogue } from '../../src/adapters/catalogue/load-catalogue.ts';
import { SearchableTopicCatalogue } from '../../src/adapters/catalogue/searchable-topic-catalogue.ts';
import { topicCatalogueContract } from './topic-catalogue.contract.ts';

topicCatalogueContract('SearchableTopicCatalogue', () => new SearchableTopicCatalogue(loadCatalogue()));
