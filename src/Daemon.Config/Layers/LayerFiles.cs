using System.Collections.Concurrent;

using Daemon.Config.Loading;
using Daemon.Config.Schema;
using Daemon.Config.Values;

namespace Daemon.Config.Layers;

/// <summary>
/// Reads layer files and keeps what it made of them. A file is read at each load, since it may change at any time and time stamps are
/// too coarse to tell; it is parsed, resolved and validated again only when its bytes differ. Safe for concurrent use.
/// </summary>
internal sealed class LayerFiles
{
    /// <summary>Configuration is written by people. A larger file is a mistake, e.g. a device or a log.</summary>
    private const int MostBytes = 16 * 1024 * 1024;

    /// <summary>Files kept. A daemon that has seen more projects than this starts anew, which costs one parse of each file in use.</summary>
    private const int MostFiles = 256;

    private readonly ConcurrentDictionary<(string File, string Base, string Home), Entry> _cache = new();

    /// <summary>Reads one file as a layer; a missing file is an empty layer.</summary>
    /// <param name="source">Where the layer stands; its file is read.</param>
    /// <param name="baseFolder">Absolute folder for relative paths in it.</param>
    /// <param name="home">Absolute folder for <c>~</c>.</param>
    /// <exception cref="ConfigLoadException">The file cannot be read or is not TOML. Type problems are in the layer.</exception>
    public ConfigLayer Read(ConfigLayerSource source, string baseFolder, string home)
    {
        var file = source.FilePath ?? throw new ArgumentException("The source has no file.", nameof(source));
        if (ReadBytes(file) is not { } bytes)
        {
            return new ConfigLayer(source, TableEdits.Empty);
        }

        var key = (file, baseFolder, home);
        if (!_cache.TryGetValue(key, out var entry) || !entry.Bytes.AsSpan().SequenceEqual(bytes))
        {
            entry = Make(source, bytes, file, new PathResolution(baseFolder, home));
            if (_cache.Count >= MostFiles)
            {
                _cache.Clear();
            }

            _cache[key] = entry;
        }

        // Two sources may share a file, e.g. a project in the home folder: the table is the same, the name is not.
        return entry.Layer.Source == source ? entry.Layer : entry.Layer with { Source = source };
    }

    private static Entry Make(ConfigLayerSource source, byte[] bytes, string file, PathResolution paths)
    {
        var document = LayerParser.Parse(bytes, file);
        var table = document.Root;
        var problems = SchemaValidator.Validate(table, ConfigSchema.Root);

        // Paths of a table that does not fit the schema are left as written: nobody will use them.
        var usable = problems.All(problem => problem.Kind == SchemaProblemKind.UnknownKey);
        var layer = new ConfigLayer(source, usable ? paths.Resolve(table, ConfigSchema.Root) : table) { Problems = problems, Text = document.ToString() };
        return new Entry(bytes, layer);
    }

    /// <summary>A file's bytes; null when it is missing.</summary>
    /// <exception cref="ConfigLoadException">It cannot be read or is too large.</exception>
    public static byte[]? ReadBytes(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            if (stream.CanSeek && stream.Length > MostBytes)
            {
                throw Unreadable(file, $"the file is larger than {MostBytes} bytes");
            }

            using var content = new MemoryStream(stream.CanSeek ? (int)stream.Length : 0);
            var buffer = new byte[16 * 1024];
            for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
            {
                content.Write(buffer, 0, read);
                if (content.Length > MostBytes)
                {
                    throw Unreadable(file, $"the file is larger than {MostBytes} bytes");
                }
            }

            return content.ToArray();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(file))
        {
            throw Unreadable(file, "Is a directory (os error 21)");
        }
        catch (UnauthorizedAccessException)
        {
            throw Unreadable(file, "Permission denied (os error 13)");
        }
        catch (IOException e)
        {
            throw Unreadable(file, e.Message);
        }
    }

    private static ConfigLoadException Unreadable(string file, string reason) =>
        new(new ConfigFailure(ConfigFailureKind.Syntax, $"Failed to read config file {file}: {reason}"));

    private sealed record Entry(byte[] Bytes, ConfigLayer Layer);
}
