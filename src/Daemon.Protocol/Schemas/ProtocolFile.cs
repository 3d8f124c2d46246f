namespace Daemon.Protocol.Schemas;

/// <summary>A generated file.</summary>
/// <param name="Path">Below the folder of all, with <c>/</c>.</param>
/// <param name="Content">UTF-8, with line feeds.</param>
public sealed record ProtocolFile(string Path, ReadOnlyMemory<byte> Content);
