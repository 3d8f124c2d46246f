using System.Text.Json.Serialization.Metadata;

namespace Daemon.Protocol.V2.Json;

/// <content>Commands and processes that a client runs itself.</content>
public static partial class WireJson
{
    private static readonly ProcessesJsonContext ProcessesContext = new(CreateOptions());

    public static JsonTypeInfo<CommandExec.CommandExecOutputDeltaNotification> CommandExecOutputDeltaNotification => ProcessesContext.CommandExecOutputDeltaNotification;

    public static JsonTypeInfo<CommandExec.CommandExecParams> CommandExecParams => ProcessesContext.CommandExecParams;

    public static JsonTypeInfo<CommandExec.CommandExecResizeParams> CommandExecResizeParams => ProcessesContext.CommandExecResizeParams;

    public static JsonTypeInfo<CommandExec.CommandExecResponse> CommandExecResponse => ProcessesContext.CommandExecResponse;

    public static JsonTypeInfo<CommandExec.CommandExecTerminateParams> CommandExecTerminateParams => ProcessesContext.CommandExecTerminateParams;

    public static JsonTypeInfo<CommandExec.CommandExecWriteParams> CommandExecWriteParams => ProcessesContext.CommandExecWriteParams;

    public static JsonTypeInfo<Processes.ProcessExitedNotification> ProcessExitedNotification => ProcessesContext.ProcessExitedNotification;

    public static JsonTypeInfo<Processes.ProcessKillParams> ProcessKillParams => ProcessesContext.ProcessKillParams;

    public static JsonTypeInfo<Processes.ProcessOutputDeltaNotification> ProcessOutputDeltaNotification => ProcessesContext.ProcessOutputDeltaNotification;

    public static JsonTypeInfo<Processes.ProcessResizePtyParams> ProcessResizePtyParams => ProcessesContext.ProcessResizePtyParams;

    public static JsonTypeInfo<Processes.ProcessSpawnParams> ProcessSpawnParams => ProcessesContext.ProcessSpawnParams;

    public static JsonTypeInfo<Processes.ProcessWriteStdinParams> ProcessWriteStdinParams => ProcessesContext.ProcessWriteStdinParams;
}
