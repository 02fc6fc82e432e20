// [data-charted] shows its table as a chart: every figure is read from the table beside it, every colour from the tokens.

const views = new Map();

const tokens = () => {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue(name).trim();
};

const briefly = (number) => new Intl.NumberFormat(document.documentElement.lang, { notation: 'compact', maximumFractionDigits: 2, useGrouping: 'always' }).format(number);

const units = {
  percent: (value) => `${briefly(value * 100)}%`,
  ms: (value) => (value < 1000 ? `${briefly(value)} ms` : `${briefly(value / 1000)} s`),
};

function rowsOf(table) {
  return [...table.tBodies[0].rows].map((row) => ({
    label: row.cells[0].textContent.trim(),
    at: Number(row.dataset.at),
    cells: [...row.cells].map((cell) => ({
      value: cell.dataset.value === undefined ? null : Number(cell.dataset.value),
      shown: cell.textContent.trim(),
    })),
  }));
}

// The last step may still be going on: what it holds so far is no fall.
function isUnderWay(rows) {
  const [last, before] = [rows.at(-1), rows.at(-2)];
  return Boolean(before) && last.at <= Date.now() && last.at + (last.at - before.at) > Date.now();
}

function line(rows, column, label, color, options) {
  return {
    label,
    data: rows.map((row) => row.cells[column].value),
    shown: rows.map((row) => row.cells[column].shown),
    borderColor: color,
    backgroundColor: color,
    borderWidth: 2,
    pointRadius: rows.length === 1 ? 3 : 0,
    pointHoverRadius: 4,
    pointHitRadius: 12,
    tension: 0,
    ...options,
  };
}

function datasets(chart, table, rows, token) {
  const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
  const series = chart.dataset.series.split(',').map(Number);
  const sets = series.map((column, index) => {
    const color = token(`--chart-${index + 1}`);
    const fill = series.length === 1 && chart.dataset.kind === 'line';
    const segment = isUnderWay(rows) ? { borderDash: ({ p1DataIndex }) => (p1DataIndex === rows.length - 1 ? [3, 3] : undefined) } : undefined;
    return line(rows, column, heads[column], color, {
      segment,
      fill: fill ? 'origin' : false,
      backgroundColor: fill ? `color-mix(in srgb, ${color} 10%, transparent)` : color,
    });
  });
  if (chart.dataset.previous) {
    const column = Number(chart.dataset.previous);
    const prior = token('--chart-prev');
    sets.push(line(rows, column, heads[column], prior, { borderWidth: 1.25, pointHoverRadius: 3, fill: false }));
  }
  return sets;
}

// Where on the axis a moment lies: the rows know when their steps begin.
function position(rows, scale, at) {
  const last = rows.length - 1;
  if (last < 1 || at < rows[0].at) {
    return scale.getPixelForValue(0);
  }
  const next = rows.findIndex((row) => row.at > at);
  if (next < 0) {
    return scale.getPixelForValue(last);
  }
  const part = (at - rows[next - 1].at) / (rows[next].at - rows[next - 1].at);
  const from = scale.getPixelForValue(next - 1);
  return from + part * (scale.getPixelForValue(next) - from);
}

function stroke(context, color, dash, from, to) {
  context.save();
  context.strokeStyle = color;
  context.lineWidth = 1;
  context.setLineDash(dash);
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
  context.restore();
}

// Published changes as dotted lines down, thresholds as lines across.
const lines = (rows, changes, cuts, token) => ({
  id: 'lines',
  afterDatasetsDraw({ ctx, chartArea: area, scales }) {
    for (const at of changes) {
      const x = Math.round(position(rows, scales.x, at)) + 0.5;
      stroke(ctx, token('--muted'), [2, 3], [x, area.top], [x, area.bottom]);
    }
    cuts.forEach((value, index) => {
      const y = scales.y.getPixelForValue(value);
      if (y >= area.top && y <= area.bottom) {
        stroke(ctx, token(index === 0 ? '--good-fill' : '--poor-fill'), [], [area.left, y], [area.right, y]);
      }
    });
  },
});

function draw(panel) {
  const chart = panel.querySelector('.chart');
  const canvas = chart.querySelector('canvas');
  const table = panel.querySelector('table');
  const rows = rowsOf(table);
  const token = tokens();
  const written = units[chart.dataset.unit] ?? briefly;
  const font = { family: token('--sans'), size: 11 };
  const changes = [...panel.querySelectorAll('[data-change]')].map((change) => Number(change.dataset.change));
  const cuts = chart.dataset.cuts ? chart.dataset.cuts.split(',').map(Number) : [];
  window.Chart.getChart(canvas)?.destroy();
  return new window.Chart(canvas, {
    type: chart.dataset.kind,
    data: { labels: rows.map((row) => row.label), datasets: datasets(chart, table, rows, token) },
    plugins: [lines(rows, changes, cuts, token)],
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      normalized: true,
      interaction: { mode: 'index', intersect: false },
      layout: { padding: { top: 6 } },
      scales: {
        x: {
          grid: { display: false },
          border: { color: token('--chart-grid') },
          ticks: { color: token('--chart-axis'), font, maxRotation: 0, autoSkipPadding: 24 },
        },
        y: {
          beginAtZero: true,
          border: { display: false },
          grid: { color: token('--chart-grid') },
          ticks: { color: token('--chart-axis'), font, maxTicksLimit: 5, callback: written },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          backgroundColor: token('--ink'),
          titleColor: token('--on-ink'),
          bodyColor: token('--on-ink'),
          titleFont: font,
          bodyFont: font,
          animation: false,
          callbacks: { label: (item) => `${item.dataset.label} ${item.dataset.shown[item.dataIndex]}` },
        },
      },
    },
  });
}

function show(panel, view) {
  const drawn = view === 'chart';
  panel.querySelector('.chart').hidden = !drawn;
  panel.querySelector('.chart-table').hidden = drawn;
  panel.querySelectorAll('[data-view]').forEach((button) => {
    button.setAttribute('aria-pressed', String(button.dataset.view === view));
  });
  if (drawn) {
    draw(panel);
  }
}

function start() {
  if (!window.Chart) {
    return;
  }
  document.querySelectorAll('[data-charted]').forEach((panel) => {
    show(panel, views.get(panel.getAttribute('aria-labelledby')) ?? 'chart');
  });
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-view]');
  const panel = button?.closest('[data-charted]');
  if (panel) {
    views.set(panel.getAttribute('aria-labelledby'), button.dataset.view);
    show(panel, button.dataset.view);
  }
});

// Of a range with dates of one's own nothing is asked before both are there.
document.addEventListener('htmx:confirm', (event) => {
  const form = event.target;
  if (form.id === 'filters' && form.elements.preset.value === '' && !(form.elements.from.value && form.elements.to.value)) {
    event.preventDefault();
  }
});

document.addEventListener('htmx:beforeSwap', () => {
  document.querySelectorAll('.chart canvas').forEach((canvas) => window.Chart?.getChart(canvas)?.destroy());
});
document.addEventListener('htmx:afterSettle', start);
new MutationObserver(start).observe(document.documentElement, { attributeFilter: ['data-theme'] });
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', start);
start();
