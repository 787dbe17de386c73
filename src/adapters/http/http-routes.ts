import { eventStreamRoute } from './events/event-stream-route.ts';
import { healthRoute, readinessRoute } from './health/health-routes.ts';
import { metricsRoute } from './health/metrics-route.ts';
import type { HttpDependencies } from './http-dependencies.ts';
import { suggestInterestsRoute } from './interests/suggest-interests-route.ts';
import { readLessonRoute } from './lessons/read-lesson-route.ts';
import { mediaRoute } from './media/media-route.ts';
import { withDocumentation } from './openapi/documentation-routes.ts';
import { listWorkersRoute } from './ops/list-workers-route.ts';
import { listDeadLettersRoute, readDeadLetterRoute } from './ops/read-dead-letters-routes.ts';
import { requestStoryRoute } from './ops/request-story-route.ts';
import { searchRequestsRoute } from './ops/search-requests-route.ts';
import { discardDeadLetterRoute, replayDeadLetterRoute } from './ops/settle-dead-letter-routes.ts';
import { latencyStatisticsRoute, modelStatisticsRoute, outcomeStatisticsRoute } from './ops/statistics-routes.ts';
import { summaryRoute } from './ops/summary-route.ts';
import { pushRoute } from './push/push-route.ts';
import { answerClarificationRoute } from './requests/answer-clarification-route.ts';
import { cancelRequestRoute } from './requests/cancel-request-route.ts';
import { giveFeedbackRoute, readFeedbackRoute } from './requests/feedback-routes.ts';
import { listRequestsRoute, readRequestRoute } from './requests/read-request-routes.ts';
import { RequestReader } from './requests/request-reader.ts';
import { submitRequestRoute } from './requests/submit-request-route.ts';
import type { Route } from './route.ts';
import { suggestTopicsRoute } from './topics/suggest-topics-route.ts';

/** Every route of the API, in the order in which its documentation shows them. */
export function httpRoutes(dependencies: HttpDependencies): readonly Route[] {
  const reader = new RequestReader(dependencies);
  const { receivePush, media } = dependencies;
  return withDocumentation([
    submitRequestRoute(dependencies, reader),
    listRequestsRoute(dependencies),
    readRequestRoute(reader),
    cancelRequestRoute(dependencies, reader),
    answerClarificationRoute(dependencies, reader),
    readFeedbackRoute(dependencies, reader),
    giveFeedbackRoute(dependencies, reader),
    eventStreamRoute(dependencies, reader),
    readLessonRoute(dependencies),
    ...(media === undefined ? [] : [mediaRoute(media.blobs)]),
    suggestTopicsRoute(dependencies),
    suggestInterestsRoute(dependencies),
    summaryRoute(dependencies),
    outcomeStatisticsRoute(dependencies),
    latencyStatisticsRoute(dependencies),
    modelStatisticsRoute(dependencies),
    listWorkersRoute(dependencies),
    searchRequestsRoute(dependencies),
    requestStoryRoute(dependencies, reader),
    listDeadLettersRoute(dependencies),
    readDeadLetterRoute(dependencies),
    replayDeadLetterRoute(dependencies),
    discardDeadLetterRoute(dependencies),
    ...(receivePush === undefined ? [] : [pushRoute(receivePush)]),
    healthRoute(),
    readinessRoute(dependencies),
    metricsRoute(dependencies),
  ]);
}
