// The library that runs the reader reports to its maker over the internet unless this is set before it is loaded: nothing of ours leaves the house.
process.env.ORT_DISABLE_TELEMETRY = '1'
