namespace Ripac.VirtualDevice.Nano;

/// <summary>A slot for an SD card: what is in it, and whether firmware has mounted that as its drive.</summary>
internal sealed class CardSlot(Drives drives, string drive)
{
    private string? _folder;

    /// <summary>A card was put in, or taken out.</summary>
    public event Action<bool>? Changed;

    /// <summary>The drive was mounted, or is gone.</summary>
    public event Action<bool>? MountChanged;

    /// <summary><c>D:</c> or the next one.</summary>
    public string Drive => drive;

    public bool HasCard => _folder is not null;

    public bool IsMounted { get; private set; }

    public void Insert(string folder)
    {
        _folder = System.IO.Directory.Exists(folder) ? folder : throw new DirectoryNotFoundException(folder);
        Changed?.Invoke(true);
    }

    public void Remove()
    {
        if (HasCard)
        {
            Unmount();
            _folder = null;
            Changed?.Invoke(false);
        }
    }

    /// <summary>False without a card.</summary>
    public bool TryMount()
    {
        if (_folder is not null && !IsMounted)
        {
            drives.Map(drive, _folder);
            IsMounted = true;
            MountChanged?.Invoke(true);
        }

        return IsMounted;
    }

    public void Unmount()
    {
        if (IsMounted)
        {
            drives.Unmap(drive);
            IsMounted = false;
            MountChanged?.Invoke(false);
        }
    }
}
