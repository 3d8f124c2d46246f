using System.Text.Json;
using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Json;

/// <summary>Commands and processes that a client runs itself.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.General,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(long?))]
[JsonSerializable(typeof(ulong?))]
[JsonSerializable(typeof(CommandExec.CommandExecOutputDeltaNotification))]
[JsonSerializable(typeof(CommandExec.CommandExecParams))]
[JsonSerializable(typeof(CommandExec.CommandExecResizeParams))]
[JsonSerializable(typeof(CommandExec.CommandExecResponse))]
[JsonSerializable(typeof(CommandExec.CommandExecTerminateParams))]
[JsonSerializable(typeof(CommandExec.CommandExecWriteParams))]
[JsonSerializable(typeof(Processes.ProcessExitedNotification))]
[JsonSerializable(typeof(Processes.ProcessKillParams))]
[JsonSerializable(typeof(Processes.ProcessOutputDeltaNotification))]
[JsonSerializable(typeof(Processes.ProcessResizePtyParams))]
[JsonSerializable(typeof(Processes.ProcessSpawnParams))]
[JsonSerializable(typeof(Processes.ProcessWriteStdinParams))]
internal sealed partial class ProcessesJsonContext : JsonSerializerContext;
