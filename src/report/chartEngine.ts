import { BarChart, HeatmapChart } from 'echarts/charts'
import { GridComponent, LegendComponent, VisualMapComponent } from 'echarts/components'
import { init, setPlatformAPI, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

/** The parts of the drawing library that the charts of a paper use. Loaded with the first chart: it is a second of reading, and most commands draw nothing. */
use([BarChart, HeatmapChart, GridComponent, LegendComponent, VisualMapComponent, CanvasRenderer])

export { init, setPlatformAPI }
