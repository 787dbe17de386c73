// What the dashboard shows, row by row. Gauges that are read from the database are the same in every process that reads
// it, so they are taken by their maximum; counters are each process's own, so they are summed.

const PER_MINUTE = '60 * ';
const rate = (metric) => `rate(${metric}[$__rate_interval])`;
const share = (outcome) =>
  `sum(${rate(`vividly_outcomes_total{outcome="${outcome}"}`)}) / sum(${rate('vividly_outcomes_total')})`;
const quantiles = (histogram, label, legend) =>
  [0.5, 0.95, 0.99].map((quantile) => ({
    expr: `histogram_quantile(${quantile}, sum by (le, ${label}) (${rate(`${histogram}_bucket`)}))`,
    legend: `${legend} p${quantile * 100}`,
  }));

/** A panel: its kind in Grafana, the unit of its values, and its queries, each with the name of what it gives. */
export const ROWS = [
  {
    title: 'Answers',
    panels: [
      {
        title: 'Outcomes a minute',
        description: 'Committed outcomes. A clarification is an answer, not a failure.',
        type: 'timeseries',
        stacked: true,
        unit: 'short',
        queries: [
          { expr: `${PER_MINUTE}sum by (outcome) (${rate('vividly_outcomes_total')})`, legend: '{{outcome}}' },
        ],
      },
      {
        title: 'Outcomes in this range',
        type: 'piechart',
        unit: 'short',
        queries: [
          { expr: 'sum by (outcome) (increase(vividly_outcomes_total[$__range]))', legend: '{{outcome}}', instant: true },
        ],
      },
      {
        title: 'Shares of clarification, out of scope and failed',
        type: 'timeseries',
        unit: 'percentunit',
        queries: [
          { expr: share('clarification_needed'), legend: 'clarification_needed' },
          { expr: share('out_of_scope'), legend: 'out_of_scope' },
          { expr: share('failed'), legend: 'failed' },
        ],
      },
      {
        title: 'Why, in this range',
        description: 'The closed word of every outcome that is no lesson.',
        type: 'bargauge',
        unit: 'short',
        queries: [
          {
            expr: 'sum by (outcome, why) (increase(vividly_outcomes_total{why!=""}[$__range]))',
            legend: '{{outcome}}: {{why}}',
            instant: true,
          },
        ],
      },
      {
        title: 'Unexpected statuses in this range',
        description: 'Words from outside that nobody knows. Above zero somebody must look.',
        type: 'stat',
        unit: 'short',
        queries: [
          {
            expr: 'sum by (where) (increase(vividly_unexpected_status_total[$__range])) or vector(0)',
            legend: '{{where}}',
            instant: true,
          },
        ],
      },
      {
        title: 'From submission to outcome',
        description: 'A request that waited for its student, or for the model, counts that time.',
        type: 'timeseries',
        unit: 's',
        queries: quantiles('vividly_request_duration_seconds', 'outcome', '{{outcome}}'),
      },
      {
        title: 'Requests accepted a minute',
        type: 'timeseries',
        unit: 'short',
        queries: [
          {
            expr: `${PER_MINUTE}sum by (existing) (${rate('vividly_requests_submitted_total')})`,
            legend: 'under a key that exists: {{existing}}',
          },
        ],
      },
    ],
  },
  {
    title: 'What students say of lessons',
    panels: [
      {
        title: 'Helpful or not, a minute',
        type: 'timeseries',
        stacked: true,
        unit: 'short',
        queries: [
          {
            expr: `${PER_MINUTE}sum by (helpful) (${rate('vividly_lesson_feedback_total')})`,
            legend: 'helpful: {{helpful}}',
          },
        ],
      },
      {
        title: 'Why not, in this range',
        description: 'The reason is optional.',
        type: 'bargauge',
        unit: 'short',
        queries: [
          {
            expr: 'sum by (reason) (increase(vividly_lesson_feedback_total{helpful="false"}[$__range]))',
            legend: '{{reason}}',
            instant: true,
          },
        ],
      },
      {
        title: 'Lessons withdrawn in this range',
        description: 'Votes took them out of the library; the next request has them made anew.',
        type: 'stat',
        unit: 'short',
        queries: [
          {
            expr: 'sum by (why) (increase(vividly_lessons_withdrawn_total[$__range]))',
            legend: '{{why}}',
            instant: true,
          },
        ],
      },
      {
        title: 'Upgrades of basic lessons a minute',
        description: 'Where the upgrade was no better or broke, the student kept the basic lesson.',
        type: 'timeseries',
        unit: 'short',
        queries: [
          { expr: `${PER_MINUTE}sum by (result) (${rate('vividly_upgrades_total')})`, legend: '{{result}}' },
        ],
      },
      {
        title: 'Duration of upgrades',
        type: 'timeseries',
        unit: 's',
        queries: quantiles('vividly_upgrade_duration_seconds', 'outcome', '{{outcome}}'),
      },
    ],
  },
  {
    title: 'Stages and models',
    panels: [
      {
        title: 'Time in each stage',
        type: 'timeseries',
        unit: 's',
        queries: quantiles('vividly_stage_duration_seconds', 'stage', '{{stage}}'),
      },
      {
        title: 'From submission to the first words to read',
        description: 'Where a model streams its script.',
        type: 'timeseries',
        unit: 's',
        queries: [0.5, 0.95].map((quantile) => ({
          expr: `histogram_quantile(${quantile}, sum by (le) (${rate('vividly_first_draft_seconds_bucket')}))`,
          legend: `p${quantile * 100}`,
        })),
      },
      {
        title: 'Words of models that were not used',
        description: 'They broke the content policy; the student got a basic lesson, or our own words.',
        type: 'timeseries',
        unit: 'short',
        queries: [
          {
            expr: 'sum by (what, category) (increase(vividly_model_words_refused_total[$__rate_interval]))',
            legend: '{{what}}: {{category}}',
          },
        ],
      },
      {
        title: 'Model calls a minute',
        type: 'timeseries',
        unit: 'short',
        queries: [
          {
            expr: `${PER_MINUTE}sum by (model, result) (${rate('vividly_model_calls_total')})`,
            legend: '{{model}}: {{result}}',
          },
        ],
      },
      {
        title: 'Duration of model calls',
        type: 'timeseries',
        unit: 's',
        queries: quantiles('vividly_model_call_duration_seconds', 'model', '{{model}}'),
      },
      {
        title: 'Tokens a minute',
        type: 'timeseries',
        unit: 'short',
        queries: [
          {
            expr: `${PER_MINUTE}sum by (model, kind) (${rate('vividly_model_tokens_total')})`,
            legend: '{{model}}: {{kind}}',
          },
        ],
      },
      {
        title: 'Cost an hour',
        description: 'Of models whose price is configured.',
        type: 'timeseries',
        unit: 'currencyUSD',
        queries: [{ expr: 'sum by (model) (increase(vividly_model_cost_usd_total[1h]))', legend: '{{model}}' }],
      },
      {
        title: 'Circuits',
        description: '1 while some process does not call the model. Shown once it opened for the first time.',
        type: 'state-timeline',
        unit: 'short',
        queries: [{ expr: 'max by (model) (vividly_model_circuit_open)', legend: '{{model}}' }],
      },
      {
        title: 'Degraded by rung, a minute',
        type: 'timeseries',
        stacked: true,
        unit: 'short',
        queries: [
          {
            expr: `${PER_MINUTE}sum by (rung, failure) (${rate('vividly_degraded_total')})`,
            legend: '{{rung}}: {{failure}}',
          },
        ],
      },
      {
        title: 'Waiting for the model, and resumed',
        type: 'timeseries',
        unit: 'short',
        queries: [
          { expr: 'max(vividly_waiting_for_model_requests)', legend: 'waiting' },
          { expr: `${PER_MINUTE}sum by (how) (${rate('vividly_resumed_total')})`, legend: 'resumed a minute: {{how}}' },
        ],
      },
    ],
  },
  {
    title: 'Flow',
    panels: [
      {
        title: 'Requests by status',
        type: 'timeseries',
        unit: 'short',
        queries: [{ expr: 'max by (status) (vividly_requests)', legend: '{{status}}' }],
      },
      {
        title: 'Oldest owed',
        description: 'How long the request that is due first has been due, and the longest generation has been going on.',
        type: 'timeseries',
        unit: 's',
        queries: [{ expr: 'max by (status) (vividly_oldest_owed_age_seconds)', legend: '{{status}}' }],
      },
      {
        title: 'Dead letters waiting',
        type: 'stat',
        unit: 'short',
        queries: [{ expr: 'max(vividly_dead_letters_waiting)', legend: 'waiting' }],
      },
      {
        title: 'Dead letters, an hour',
        type: 'timeseries',
        unit: 'short',
        queries: [{ expr: 'sum by (reason) (increase(vividly_dead_letters_total[1h]))', legend: '{{reason}}' }],
      },
      {
        title: 'Broken attempts and lost leases, a minute',
        type: 'timeseries',
        unit: 'short',
        queries: [
          {
            expr: `${PER_MINUTE}sum by (retried) (${rate('vividly_attempts_failed_total')})`,
            legend: 'attempts, retried: {{retried}}',
          },
          { expr: `${PER_MINUTE}sum(${rate('vividly_leases_lost_total')})`, legend: 'leases lost' },
        ],
      },
      {
        title: 'Recovery and duplicates, a minute',
        type: 'timeseries',
        unit: 'short',
        queries: [
          { expr: `${PER_MINUTE}sum by (why) (${rate('vividly_republished_total')})`, legend: 'published again: {{why}}' },
          { expr: `${PER_MINUTE}sum(${rate('vividly_publish_failures_total')})`, legend: 'refused by the queue' },
          { expr: `${PER_MINUTE}sum(${rate('vividly_library_failures_total')})`, legend: 'not kept in the library' },
          {
            expr: `${PER_MINUTE}sum by (what) (${rate('vividly_rendering_failures_total')})`,
            legend: 'lesson without its {{what}}',
          },
          {
            expr: `${PER_MINUTE}sum by (why) (${rate('vividly_deliveries_without_effect_total')})`,
            legend: 'without effect: {{why}}',
          },
        ],
      },
    ],
  },
  {
    title: 'Processes',
    panels: [
      {
        title: 'Event loop lag, p99',
        type: 'timeseries',
        unit: 's',
        queries: [{ expr: 'max by (instance) (nodejs_eventloop_lag_p99_seconds)', legend: '{{instance}}' }],
      },
      {
        title: 'Memory',
        type: 'timeseries',
        unit: 'bytes',
        queries: [{ expr: 'max by (instance) (process_resident_memory_bytes)', legend: '{{instance}}' }],
      },
      {
        title: 'CPU',
        type: 'timeseries',
        unit: 'percentunit',
        queries: [{ expr: `sum by (instance) (${rate('process_cpu_seconds_total')})`, legend: '{{instance}}' }],
      },
      {
        title: 'What could not be observed, an hour',
        description: 'Failed rounds of background loops, scrapes without the database, spans that no collector took.',
        type: 'timeseries',
        unit: 'short',
        queries: [
          { expr: 'sum by (loop) (increase(vividly_loop_failures_total[1h]))', legend: 'loop: {{loop}}' },
          { expr: 'sum(increase(vividly_stored_state_failures_total[1h]))', legend: 'scrapes without the database' },
          { expr: 'sum(increase(vividly_trace_spans_total{result="lost"}[1h]))', legend: 'spans lost' },
        ],
      },
    ],
  },
];
