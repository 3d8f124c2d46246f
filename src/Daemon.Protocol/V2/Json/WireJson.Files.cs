using System.Text.Json.Serialization.Metadata;

namespace Daemon.Protocol.V2.Json;

/// <content>File system and file search.</content>
public static partial class WireJson
{
    private static readonly FilesJsonContext FilesContext = new(CreateOptions());

    public static JsonTypeInfo<Fs.FsChangedNotification> FsChangedNotification => FilesContext.FsChangedNotification;

    public static JsonTypeInfo<Fs.FsCopyParams> FsCopyParams => FilesContext.FsCopyParams;

    public static JsonTypeInfo<Fs.FsCreateDirectoryParams> FsCreateDirectoryParams => FilesContext.FsCreateDirectoryParams;

    public static JsonTypeInfo<Fs.FsGetMetadataParams> FsGetMetadataParams => FilesContext.FsGetMetadataParams;

    public static JsonTypeInfo<Fs.FsGetMetadataResponse> FsGetMetadataResponse => FilesContext.FsGetMetadataResponse;

    public static JsonTypeInfo<Fs.FsReadDirectoryParams> FsReadDirectoryParams => FilesContext.FsReadDirectoryParams;

    public static JsonTypeInfo<Fs.FsReadDirectoryResponse> FsReadDirectoryResponse => FilesContext.FsReadDirectoryResponse;

    public static JsonTypeInfo<Fs.FsReadFileParams> FsReadFileParams => FilesContext.FsReadFileParams;

    public static JsonTypeInfo<Fs.FsReadFileResponse> FsReadFileResponse => FilesContext.FsReadFileResponse;

    public static JsonTypeInfo<Fs.FsRemoveParams> FsRemoveParams => FilesContext.FsRemoveParams;

    public static JsonTypeInfo<Fs.FsUnwatchParams> FsUnwatchParams => FilesContext.FsUnwatchParams;

    public static JsonTypeInfo<Fs.FsWatchParams> FsWatchParams => FilesContext.FsWatchParams;

    public static JsonTypeInfo<Fs.FsWatchResponse> FsWatchResponse => FilesContext.FsWatchResponse;

    public static JsonTypeInfo<Fs.FsWriteFileParams> FsWriteFileParams => FilesContext.FsWriteFileParams;

    public static JsonTypeInfo<Search.FuzzyFileSearchParams> FuzzyFileSearchParams => FilesContext.FuzzyFileSearchParams;

    public static JsonTypeInfo<Search.FuzzyFileSearchResponse> FuzzyFileSearchResponse => FilesContext.FuzzyFileSearchResponse;

    public static JsonTypeInfo<Search.FuzzyFileSearchSessionCompletedNotification> FuzzyFileSearchSessionCompletedNotification => FilesContext.FuzzyFileSearchSessionCompletedNotification;

    public static JsonTypeInfo<Search.FuzzyFileSearchSessionStartParams> FuzzyFileSearchSessionStartParams => FilesContext.FuzzyFileSearchSessionStartParams;

    public static JsonTypeInfo<Search.FuzzyFileSearchSessionStopParams> FuzzyFileSearchSessionStopParams => FilesContext.FuzzyFileSearchSessionStopParams;

    public static JsonTypeInfo<Search.FuzzyFileSearchSessionUpdateParams> FuzzyFileSearchSessionUpdateParams => FilesContext.FuzzyFileSearchSessionUpdateParams;

    public static JsonTypeInfo<Search.FuzzyFileSearchSessionUpdatedNotification> FuzzyFileSearchSessionUpdatedNotification => FilesContext.FuzzyFileSearchSessionUpdatedNotification;
}
