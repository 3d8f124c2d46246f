using System.Text.Json;
using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Json;

/// <summary>File system and file search.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.General,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Fs.FsChangedNotification))]
[JsonSerializable(typeof(Fs.FsCopyParams))]
[JsonSerializable(typeof(Fs.FsCreateDirectoryParams))]
[JsonSerializable(typeof(Fs.FsGetMetadataParams))]
[JsonSerializable(typeof(Fs.FsGetMetadataResponse))]
[JsonSerializable(typeof(Fs.FsReadDirectoryParams))]
[JsonSerializable(typeof(Fs.FsReadDirectoryResponse))]
[JsonSerializable(typeof(Fs.FsReadFileParams))]
[JsonSerializable(typeof(Fs.FsReadFileResponse))]
[JsonSerializable(typeof(Fs.FsRemoveParams))]
[JsonSerializable(typeof(Fs.FsUnwatchParams))]
[JsonSerializable(typeof(Fs.FsWatchParams))]
[JsonSerializable(typeof(Fs.FsWatchResponse))]
[JsonSerializable(typeof(Fs.FsWriteFileParams))]
[JsonSerializable(typeof(Search.FuzzyFileSearchParams))]
[JsonSerializable(typeof(Search.FuzzyFileSearchResponse))]
[JsonSerializable(typeof(Search.FuzzyFileSearchSessionCompletedNotification))]
[JsonSerializable(typeof(Search.FuzzyFileSearchSessionStartParams))]
[JsonSerializable(typeof(Search.FuzzyFileSearchSessionStopParams))]
[JsonSerializable(typeof(Search.FuzzyFileSearchSessionUpdateParams))]
[JsonSerializable(typeof(Search.FuzzyFileSearchSessionUpdatedNotification))]
internal sealed partial class FilesJsonContext : JsonSerializerContext;
