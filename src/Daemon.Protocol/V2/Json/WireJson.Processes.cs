namespace Daemon.Protocol.V2.Json;

/// <content>Commands and processes that a client runs itself.</content>
[WireRoot(typeof(ulong?))]
[WireRoot(typeof(CommandExec.CommandExecOutputDeltaNotification))]
[WireRoot(typeof(CommandExec.CommandExecParams))]
[WireRoot(typeof(CommandExec.CommandExecResizeParams))]
[WireRoot(typeof(CommandExec.CommandExecResponse))]
[WireRoot(typeof(CommandExec.CommandExecTerminateParams))]
[WireRoot(typeof(CommandExec.CommandExecWriteParams))]
[WireRoot(typeof(Processes.ProcessExitedNotification))]
[WireRoot(typeof(Processes.ProcessKillParams))]
[WireRoot(typeof(Processes.ProcessOutputDeltaNotification))]
[WireRoot(typeof(Processes.ProcessResizePtyParams))]
[WireRoot(typeof(Processes.ProcessSpawnParams))]
[WireRoot(typeof(Processes.ProcessWriteStdinParams))]
public static partial class WireJson;
